package jp.noren.plugin.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.plugin.internal.app.RouteBook;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The routes in their table; each change is one conditional statement. */
@Component
public final class SqlRouteBook implements RouteBook {
    private static final String NONE = "-";
    private static final String SELECT =
            "select r.bundle, r.storefront, r.gate, r.now_version, r.now_sha256, r.before_version, r.before_sha256, r.fence,"
                    + " r.since, r.routed_by from plugin.routes r";

    private final Sql sql;

    @Activate
    public SqlRouteBook(@Reference(target = "(schema.name=plugin)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Route> all() {
        return sql.query(SELECT + " order by r.bundle, r.storefront", SqlRouteBook::read);
    }

    @Override
    public Optional<Route> find(String bundle, String storefront) {
        return sql.first(
                SELECT + " where r.bundle = ? and r.storefront = ?", SqlRouteBook::read, bundle, or(storefront));
    }

    private static String or(String word) {
        return word == null ? NONE : word;
    }

    @Override
    public boolean add(Route route) {
        return sql.insertIfAbsent(
                "insert into plugin.routes (bundle, storefront, gate, now_version, now_sha256, before_version, before_sha256,"
                        + " fence, since, routed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                route.bundle(),
                or(route.storefront()),
                or(route.gate()),
                route.now().version(),
                route.now().sha256(),
                route.before() == null ? null : route.before().version(),
                route.before() == null ? null : route.before().sha256(),
                route.fence(),
                route.since().toEpochMilli(),
                route.by());
    }

    @Override
    public boolean move(Route before, Route after) {
        return sql.update(
                        "update plugin.routes set now_version = ?, now_sha256 = ?, before_version = ?, before_sha256 = ?,"
                                + " fence = ?, since = ?, routed_by = ? where bundle = ? and storefront = ? and fence = ?",
                        after.now().version(),
                        after.now().sha256(),
                        after.before().version(),
                        after.before().sha256(),
                        after.fence(),
                        after.since().toEpochMilli(),
                        after.by(),
                        before.bundle(),
                        or(before.storefront()),
                        before.fence())
                == 1;
    }

    @Override
    public boolean remove(Route route) {
        return sql.update(
                        "delete from plugin.routes where bundle = ? and storefront = ? and fence = ?",
                        route.bundle(),
                        or(route.storefront()),
                        route.fence())
                == 1;
    }

    private static Route read(ResultSet row) throws SQLException {
        String before = row.getString("before_sha256");
        return new Route(
                row.getString("bundle"),
                orNull(row.getString("storefront")),
                orNull(row.getString("gate")),
                new Route.Version(row.getString("now_version"), row.getString("now_sha256")),
                before == null ? null : new Route.Version(row.getString("before_version"), before),
                row.getLong("fence"),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getString("routed_by"));
    }

    private static String orNull(String word) {
        return word.equals(NONE) ? null : word;
    }
}
