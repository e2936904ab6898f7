package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.ApplicationBook;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.OnceLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was filed, and what contracts are charged once, in their tables. */
@Component
public final class SqlApplications implements ApplicationBook {
    private static final String SELECT =
            "select a.id, a.application_number, a.storefront, a.member, a.kind, a.filed_at, a.actor, a.effective_on, a.state,"
                    + " a.reason, a.contract, a.new_contract, a.charge, a.consequences from rental.applications a";

    private final Sql sql;

    @Activate
    public SqlApplications(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Application a, String key) {
        return sql.insertIfAbsent(
                "insert into rental.applications (id, application_number, storefront, member, kind, filed_at, actor,"
                        + " idempotency_key, effective_on, state, reason, contract, new_contract, charge, consequences)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                a.id(),
                a.number(),
                a.owner().storefront(),
                a.owner().member(),
                a.kind().name(),
                a.filedAt().toEpochMilli(),
                a.actor(),
                key,
                a.effectiveOn(),
                a.state().name(),
                a.reason(),
                a.contract(),
                a.newContract(),
                a.charge(),
                a.consequences());
    }

    @Override
    public Optional<Application> find(String id) {
        return sql.first(SELECT + " where a.id = ?", SqlApplications::read, id);
    }

    @Override
    public Optional<Application> byKey(String member, String key) {
        return sql.first(SELECT + " where a.member = ? and a.idempotency_key = ?", SqlApplications::read, member, key);
    }

    @Override
    public Optional<Application> newest(String contract, Application.Kind kind) {
        return sql.first(
                SELECT + " where a.contract = ? and a.kind = ? and a.state <> 'REFUSED' order by a.filed_at desc"
                        + " fetch first 1 rows only",
                SqlApplications::read,
                contract,
                kind.name());
    }

    @Override
    public List<Application> page(String storefront, String member, Slice slice) {
        String anchor = slice.isBackwards() ? slice.before() : slice.after();
        String beyond = slice.isBackwards() ? ">" : "<";
        String direction = slice.isBackwards() ? "" : " desc";
        String from = anchor == null
                ? ""
                : " and exists (select 1 from rental.applications b where b.id = ? and (a.filed_at " + beyond
                        + " b.filed_at or (a.filed_at = b.filed_at and a.id " + beyond + " b.id)))";
        String select = SELECT + " where a.storefront = ? and a.member = ?" + from + " order by a.filed_at" + direction
                + ", a.id" + direction + " fetch first " + slice.rows() + " rows only";
        Object[] values =
                anchor == null ? new Object[] {storefront, member} : new Object[] {storefront, member, anchor};
        return slice.shown(sql.query(select, SqlApplications::read, values));
    }

    @Override
    public List<Application> paying(int limit) {
        return sql.query(
                SELECT + " where a.state = 'PAYING' order by a.filed_at fetch first " + limit + " rows only",
                SqlApplications::read);
    }

    @Override
    public boolean settle(Application after) {
        return sql.update(
                        "update rental.applications set state = ?, reason = ? where id = ? and state = 'PAYING'",
                        after.state().name(),
                        after.reason(),
                        after.id())
                == 1;
    }

    @Override
    public void addOnce(String contract, YearMonth month, List<OnceLine> lines) {
        List<Object[]> rows = new ArrayList<>();
        for (OnceLine line : lines) {
            rows.add(new Object[] {
                contract,
                month.toString(),
                rows.size() + 1,
                line.code(),
                line.name().in("ja"),
                line.name().in("en"),
                line.name().in("vi"),
                line.amount(),
                line.taxPercent()
            });
        }
        if (!rows.isEmpty()) {
            sql.updateEach(
                    "insert into rental.once_lines (contract, charge_month, line_number, code, name_ja, name_en, name_vi,"
                            + " amount, tax_percent) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    @Override
    public Map<String, List<OnceLine>> once(YearMonth month, List<String> contracts) {
        Map<String, List<OnceLine>> lines = new HashMap<>();
        if (contracts.isEmpty()) {
            return lines;
        }
        List<Object> values = new ArrayList<>(contracts);
        values.add(month.toString());
        String marks = String.join(", ", Collections.nCopies(contracts.size(), "?"));
        sql.query(
                        "select contract, code, name_ja, name_en, name_vi, amount, tax_percent from rental.once_lines"
                                + " where contract in (" + marks
                                + ") and charge_month = ? order by contract, line_number",
                        row -> Map.entry(row.getString("contract"), line(row)),
                        values.toArray())
                .forEach(one -> lines.computeIfAbsent(one.getKey(), contract -> new ArrayList<>())
                        .add(one.getValue()));
        return lines;
    }

    private static OnceLine line(ResultSet row) throws SQLException {
        return new OnceLine(
                row.getString("code"), Names.read(row, "name"), row.getLong("amount"), row.getInt("tax_percent"));
    }

    private static Application read(ResultSet row) throws SQLException {
        return new Application(
                row.getString("id"),
                row.getString("application_number"),
                new Contract.Owner(row.getString("storefront"), row.getString("member")),
                Application.Kind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("filed_at")),
                row.getString("actor"),
                Sql.date(row, "effective_on"),
                Application.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("contract"),
                row.getString("new_contract"),
                row.getString("charge"),
                row.getString("consequences"));
    }
}
