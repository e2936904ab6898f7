package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.billing.internal.app.RunBook;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The runs in their tables. */
@Component
public final class SqlRunBook implements RunBook {
    private static final String SELECT = "select id, storefront, month, settle_on, state, stopped, source, after_id,"
            + " written, obstacle, opened_at, written_at, done_at from billing.runs";

    private final Sql sql;

    @Activate
    public SqlRunBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public LocalDate firstDay(String storefront, LocalDate today) {
        String select = "select first_day from billing.run_starts where storefront = ?";
        Optional<LocalDate> known = sql.first(select, row -> Sql.date(row, "first_day"), storefront);
        if (known.isPresent()) {
            return known.get();
        }
        sql.insertIfAbsent("insert into billing.run_starts (storefront, first_day) values (?, ?)", storefront, today);
        return sql.first(select, row -> Sql.date(row, "first_day"), storefront).orElseThrow();
    }

    @Override
    public Set<YearMonth> months(String storefront) {
        return new HashSet<>(sql.query(
                "select month from billing.runs where storefront = ?",
                row -> YearMonth.parse(row.getString(1)),
                storefront));
    }

    @Override
    public boolean open(SettlementRun run) {
        return sql.insertIfAbsent(
                "insert into billing.runs (id, storefront, month, settle_on, state, stopped, written, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                run.storefront(),
                run.month().toString(),
                run.settleOn(),
                run.state().name(),
                run.stopped(),
                run.written(),
                run.openedAt().toEpochMilli());
    }

    @Override
    public Optional<SettlementRun> find(String id) {
        return sql.first(SELECT + " where id = ?", SqlRunBook::read, id);
    }

    @Override
    public List<SettlementRun> unfinished() {
        return sql.query(SELECT + " where state <> 'DONE' order by month, storefront", SqlRunBook::read);
    }

    @Override
    public List<SettlementRun> newest(List<String> storefronts, int limit) {
        Conditions listing = new Conditions().in("storefront", storefronts);
        return sql.query(
                SELECT + listing.where() + " order by month desc, storefront fetch first " + limit + " rows only",
                SqlRunBook::read,
                listing.values());
    }

    private static SettlementRun read(ResultSet row) throws SQLException {
        return new SettlementRun(
                row.getString("id"),
                row.getString("storefront"),
                YearMonth.parse(row.getString("month")),
                Sql.date(row, "settle_on"),
                SettlementRun.State.valueOf(row.getString("state")),
                row.getBoolean("stopped"),
                row.getString("source"),
                row.getString("after_id"),
                row.getInt("written"),
                row.getString("obstacle"),
                ChargeRow.instant(row, "opened_at"),
                ChargeRow.instant(row, "written_at"),
                ChargeRow.instant(row, "done_at"));
    }

    @Override
    public boolean advance(SettlementRun from, String source, String after, int written) {
        boolean first = from.source() == null;
        String stands = " and (source is null or source = ?) and (after_id is null or after_id = ?)";
        String where = " where id = ? and state = 'WRITING' and stopped = ? and written = ?" + stands
                + (first ? " and source is null" : " and source is not null")
                + (from.after() == null ? " and after_id is null" : " and after_id is not null");
        return sql.update(
                        "update billing.runs set source = ?, after_id = ?, written = ?, obstacle = null" + where,
                        source,
                        after,
                        written,
                        from.id(),
                        false,
                        from.written(),
                        first ? "" : from.source(),
                        from.after() == null ? "" : from.after())
                == 1;
    }

    @Override
    public boolean move(SettlementRun run, SettlementRun.State to, Instant at) {
        String stamp = to == SettlementRun.State.DONE ? "done_at" : "written_at";
        return sql.update(
                        "update billing.runs set state = ?, obstacle = null, " + stamp
                                + " = ? where id = ? and state = ?",
                        to.name(),
                        at.toEpochMilli(),
                        run.id(),
                        run.state().name())
                == 1;
    }

    @Override
    public void obstacle(String run, String code) {
        if (code == null) {
            sql.update("update billing.runs set obstacle = null where id = ? and obstacle is not null", run);
        } else {
            sql.update(
                    "update billing.runs set obstacle = ? where id = ? and (obstacle is null or obstacle <> ?)",
                    code,
                    run,
                    code);
        }
    }

    @Override
    public boolean stop(String run, boolean stopped) {
        return sql.update(
                        "update billing.runs set stopped = ? where id = ? and stopped <> ? and state <> 'DONE'",
                        stopped,
                        run,
                        stopped)
                == 1;
    }

    @Override
    public void know(String kind, String name) {
        sql.insertIfAbsent("insert into billing.sources (kind, name) values (?, ?)", kind, name);
    }

    @Override
    public List<String> known(String kind) {
        return sql.query(
                "select name from billing.sources where kind = ? order by name", row -> row.getString(1), kind);
    }
}
