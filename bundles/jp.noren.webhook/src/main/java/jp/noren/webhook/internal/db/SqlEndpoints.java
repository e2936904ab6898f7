package jp.noren.webhook.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.webhook.internal.app.Endpoints;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.TypeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The endpoints in their table. */
@Component
public final class SqlEndpoints implements Endpoints {
    private static final String SELECT =
            "select t.id, t.storefront, t.url, t.description, t.event_types, t.contact_email,"
                    + " t.contact_language, t.off_reason, t.failing_since, t.warned, t.changes, t.created_at, t.changed_at"
                    + " from webhook.endpoints t";
    private static final String UPDATE = "update webhook.endpoints set ";

    private final Sql sql;

    @Activate
    public SqlEndpoints(@Reference(target = "(schema.name=webhook)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean takePlace(String storefront) {
        sql.insertIfAbsent("insert into webhook.places (storefront, endpoints) values (?, 0)", storefront);
        return sql.update(
                        "update webhook.places set endpoints = endpoints + 1 where storefront = ? and endpoints < ?",
                        storefront,
                        MOST)
                == 1;
    }

    @Override
    public int freePlace(String storefront) {
        sql.update("update webhook.places set endpoints = endpoints - 1 where storefront = ?", storefront);
        return places(storefront);
    }

    private int places(String storefront) {
        return sql.first("select endpoints from webhook.places where storefront = ?", row -> row.getInt(1), storefront)
                .orElse(0);
    }

    @Override
    public boolean any(String storefront) {
        return places(storefront) > 0;
    }

    @Override
    public void add(Endpoint e) {
        sql.update(
                "insert into webhook.endpoints (id, storefront, url, description, event_types, contact_email,"
                        + " contact_language, warned, rests_until, changes, created_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
                e.id(),
                e.storefront(),
                e.target().url(),
                e.target().description(),
                String.join(" ", e.target().types().patterns()),
                e.target().contact().email(),
                e.target().contact().language(),
                false,
                e.createdAt().toEpochMilli(),
                e.changedAt().toEpochMilli());
    }

    @Override
    public Optional<Endpoint> find(String id) {
        return sql.first(SELECT + " where t.id = ?", SqlEndpoints::read, id);
    }

    @Override
    public List<Endpoint> on(String storefront) {
        return sql.query(
                SELECT + " where t.storefront = ? and t.off_reason is null order by t.created_at, t.id",
                SqlEndpoints::read,
                storefront);
    }

    @Override
    public List<Endpoint> page(List<String> storefronts, Slice slice) {
        Listing listing = new Listing("webhook.endpoints");
        listing.in("storefront", storefronts);
        return slice.shown(listing.query(sql, SELECT, slice, SqlEndpoints::read));
    }

    @Override
    public boolean change(Endpoint before, Endpoint after) {
        Endpoint.Health health = after.health();
        return sql.update(
                        UPDATE + "url = ?, description = ?, event_types = ?, contact_email = ?, contact_language = ?,"
                                + " off_reason = ?, failing_since = ?, warned = ?, rests_until = 0, changes = ?,"
                                + " changed_at = ? where id = ? and changes = ?",
                        after.target().url(),
                        after.target().description(),
                        String.join(" ", after.target().types().patterns()),
                        after.target().contact().email(),
                        after.target().contact().language(),
                        health.off() == null ? null : health.off().name(),
                        health.failingSince() == null
                                ? null
                                : health.failingSince().toEpochMilli(),
                        health.warned(),
                        after.version(),
                        after.changedAt().toEpochMilli(),
                        before.id(),
                        before.version())
                == 1;
    }

    @Override
    public boolean remove(Endpoint endpoint) {
        return sql.update("delete from webhook.endpoints where id = ?", endpoint.id()) == 1;
    }

    @Override
    public List<String> due(Instant now) {
        long millis = now.toEpochMilli();
        return sql.query(
                "select t.id from webhook.endpoints t where t.off_reason is null and t.rests_until <= ? and exists"
                        + " (select 1 from webhook.deliveries d where d.endpoint = t.id and d.due_at <= ?"
                        + " and d.leased_until < ?)",
                row -> row.getString(1),
                millis,
                millis,
                millis);
    }

    @Override
    public void succeeded(String id) {
        sql.update(UPDATE + "failing_since = null, warned = ? where id = ?", false, id);
    }

    @Override
    public void failed(String id, Instant now) {
        sql.update(UPDATE + "failing_since = ? where id = ? and failing_since is null", now.toEpochMilli(), id);
    }

    @Override
    public void rest(String id, Instant until) {
        sql.update(
                UPDATE + "rests_until = ? where id = ? and rests_until < ?",
                until.toEpochMilli(),
                id,
                until.toEpochMilli());
    }

    @Override
    public boolean warn(String id) {
        return sql.update(UPDATE + "warned = ? where id = ? and warned = ?", true, id, false) == 1;
    }

    @Override
    public boolean turnOff(String id, Endpoint.Off why, Instant now) {
        return sql.update(
                        UPDATE
                                + "off_reason = ?, changes = changes + 1, changed_at = ? where id = ? and off_reason is null",
                        why.name(),
                        now.toEpochMilli(),
                        id)
                == 1;
    }

    private static Endpoint read(ResultSet row) throws SQLException {
        String off = row.getString("off_reason");
        return new Endpoint(
                row.getString("id"),
                row.getString("storefront"),
                new Endpoint.Target(
                        row.getString("url"),
                        row.getString("description"),
                        new TypeFilter(List.of(row.getString("event_types").split(" "))),
                        new Endpoint.Contact(row.getString("contact_email"), row.getString("contact_language"))),
                new Endpoint.Health(
                        off == null ? null : Endpoint.Off.valueOf(off),
                        Rows.instant(row, "failing_since"),
                        row.getBoolean("warned")),
                row.getLong("changes"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "changed_at"));
    }
}
