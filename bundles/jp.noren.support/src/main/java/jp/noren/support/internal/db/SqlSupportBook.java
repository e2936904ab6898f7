package jp.noren.support.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.app.Support;
import jp.noren.support.internal.app.SupportBook;
import jp.noren.support.internal.domain.EndReason;
import jp.noren.support.internal.domain.History;
import jp.noren.support.internal.domain.Period;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The support of contracts in its tables. The counter's update names the version it was read at, and so decides between two. */
@Component
public final class SqlSupportBook implements SupportBook {
    private static final String PERIODS =
            "select p.id, p.contract, p.plan, p.starts_on, p.ends_on, p.end_reason, p.key_code from support.periods p"
                    + " where p.dropped_at is null";

    private record Head(int changes, int releases, int version) {}

    private record Cover(String period, String cover, LocalDate from) {}

    private final Sql sql;

    @Activate
    public SqlSupportBook(@Reference(target = "(schema.name=support)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Support find(String contract) {
        Head head = sql.first(
                        "select changes_used, releases_used, version from support.contracts where contract = ?",
                        row -> new Head(row.getInt(1), row.getInt(2), row.getInt(3)),
                        contract)
                .orElse(new Head(0, 0, 0));
        return new Support(contract, head.changes(), head.releases(), head.version(), history(contract));
    }

    private History history(String contract) {
        Map<String, Map<String, LocalDate>> covers = new HashMap<>();
        sql.query(
                        "select c.period, c.cover, c.covered_from from support.period_covers c join support.periods p"
                                + " on p.id = c.period where p.contract = ? order by c.period, c.sort_no",
                        row -> new Cover(row.getString(1), row.getString(2), Sql.date(row, "covered_from")),
                        contract)
                .forEach(cover -> covers.computeIfAbsent(cover.period(), period -> new LinkedHashMap<>())
                        .put(cover.cover(), cover.from()));
        return new History(sql.query(
                PERIODS + " and p.contract = ?",
                row -> period(row, covers.getOrDefault(row.getString("id"), Map.of())),
                contract));
    }

    private static Period period(ResultSet row, Map<String, LocalDate> covers) throws SQLException {
        String reason = row.getString("end_reason");
        return new Period(
                row.getString("id"),
                row.getString("plan"),
                Sql.date(row, "starts_on"),
                Sql.date(row, "ends_on"),
                reason == null ? null : EndReason.valueOf(reason),
                row.getBoolean("key_code"),
                covers);
    }

    @Override
    public void open(ContractView contract) {
        sql.insertIfAbsent(
                "insert into support.contracts (contract, storefront, member, changes_used, releases_used, version)"
                        + " values (?, ?, ?, 0, 0, 0)",
                contract.id(),
                contract.storefront(),
                contract.member());
    }

    @Override
    public boolean count(Support before, int changes, int releases) {
        return sql.update(
                        "update support.contracts set changes_used = ?, releases_used = ?, version = version + 1"
                                + " where contract = ? and version = ?",
                        changes,
                        releases,
                        before.contract(),
                        before.version())
                == 1;
    }

    @Override
    public void begin(String contract, Period period, Instant at) {
        sql.update(
                "insert into support.periods (id, contract, plan, starts_on, ends_on, end_reason, key_code, made_at,"
                        + " dropped_at) values (?, ?, ?, ?, ?, ?, ?, ?, null)",
                period.id(),
                contract,
                period.plan(),
                period.start(),
                period.end(),
                period.endReason() == null ? null : period.endReason().name(),
                period.keyCode(),
                at.toEpochMilli());
        List<Object[]> covers = new ArrayList<>();
        period.covers().forEach((cover, from) -> covers.add(new Object[] {period.id(), cover, covers.size(), from}));
        if (!covers.isEmpty()) {
            sql.updateEach(
                    "insert into support.period_covers (period, cover, sort_no, covered_from) values (?, ?, ?, ?)",
                    covers);
        }
    }

    @Override
    public void end(String period, LocalDate last, EndReason reason) {
        sql.update(
                "update support.periods set ends_on = ?, end_reason = ? where id = ? and dropped_at is null",
                last,
                reason.name(),
                period);
    }

    @Override
    public void drop(String period, Instant at) {
        sql.update(
                "update support.periods set dropped_at = ? where id = ? and dropped_at is null",
                at.toEpochMilli(),
                period);
    }

    @Override
    public Map<String, Period> within(LocalDate first, LocalDate last, List<String> contracts) {
        Conditions listing = new Conditions()
                .and("p.starts_on <= ?", last)
                .and("(p.ends_on is null or p.ends_on >= ?)", first)
                .in("p.contract", contracts);
        Map<String, Period> found = new HashMap<>();
        sql.query(
                        PERIODS + listing.where().replaceFirst(" where", " and") + " order by p.starts_on",
                        row -> Map.entry(row.getString("contract"), period(row, Map.of())),
                        listing.values())
                .forEach(entry -> found.putIfAbsent(entry.getKey(), entry.getValue()));
        return found;
    }
}
