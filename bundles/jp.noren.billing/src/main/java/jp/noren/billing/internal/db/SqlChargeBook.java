package jp.noren.billing.internal.db;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.app.ChargeBook;
import jp.noren.billing.internal.domain.BookEntry;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The charges in their tables. */
@Component
public final class SqlChargeBook implements ChargeBook {
    private static final String BEING_PAID = " where id = ? and state = 'PAYING' and payment = ?";
    private static final String OWED = " state in ('OPEN', 'FAILED')";

    private final Sql sql;
    private final ChargeWriter writer;
    private final String taking;
    private final String byPlace;
    private final String byTime;

    @Activate
    public SqlChargeBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
        this.writer = new ChargeWriter(sql);
        // several nodes share a PostgreSQL: what one is taking the other passes over
        boolean derby = sql.dialect() == Sql.Dialect.DERBY;
        this.taking = derby ? "" : " for update skip locked";
        // Derby plans while the table is empty, and would read all of it ever after
        this.byPlace = derby ? " --DERBY-PROPERTIES index=CHARGES_RUN\n" : "";
        this.byTime = derby ? " --DERBY-PROPERTIES index=CHARGES_DUE\n" : "";
    }

    @Override
    public int addEach(List<Written> charges, int lastPlace) {
        return writer.addEach(charges, lastPlace);
    }

    @Override
    public boolean add(Written charge) {
        return writer.add(charge);
    }

    @Override
    public Optional<Charge> find(String id) {
        return sql.first(ChargeRow.SELECT + " where id = ?", ChargeRow::read, id);
    }

    @Override
    public Optional<Charge> findByKey(String storefront, String key) {
        return sql.first(
                ChargeRow.SELECT + " where storefront = ? and charge_key = ?", ChargeRow::read, storefront, key);
    }

    @Override
    public List<ChargeLine> lines(String charge) {
        return linesOf(List.of(charge)).getOrDefault(charge, List.of());
    }

    @Override
    public Map<String, List<ChargeLine>> linesOf(List<String> charges) {
        Map<String, List<ChargeLine>> found = new LinkedHashMap<>();
        if (!charges.isEmpty()) {
            Conditions listing = new Conditions().in("charge", charges);
            sql.query(
                    "select charge, code, name_ja, name_en, name_vi, amount, tax_percent from billing.charge_lines"
                            + listing.where() + " order by charge, line_no",
                    row -> found.computeIfAbsent(row.getString("charge"), id -> new ArrayList<>())
                            .add(ChargeRow.readLine(row)),
                    listing.values());
        }
        return found;
    }

    @Override
    public List<Charge> untried(String run, int afterPlace, int limit) {
        return sql.query(
                ChargeRow.SELECT + byPlace
                        + " where run = ? and place > ? and state = 'OPEN' and method = ? and due_at is null"
                        + " order by place fetch first " + limit + " rows only" + taking,
                ChargeRow::read,
                run,
                afterPlace,
                Charge.CARD);
    }

    @Override
    public List<Charge> due(Instant now, int limit) {
        return sql.query(
                ChargeRow.SELECT + byTime + " where due_at <= ? and" + OWED + " order by due_at fetch first " + limit
                        + " rows only" + taking,
                ChargeRow::read,
                now.toEpochMilli());
    }

    @Override
    public boolean[] claim(List<Claim> claims, Instant now) {
        return each(
                "update billing.charges set state = 'PAYING', payment = ?, tries = tries + 1, rounds = rounds + ?,"
                        + " due_at = null, tried_at = ? where id = ? and tries = ? and" + OWED,
                claims.stream()
                        .map(claim -> new Object[] {
                            claim.payment(),
                            claim.round() ? 1 : 0,
                            now.toEpochMilli(),
                            claim.charge().id(),
                            claim.charge().standing().tries()
                        })
                        .toList());
    }

    @Override
    public void paying(String charge, String payment) {
        sql.update("update billing.charges set payment = ? where id = ? and state = 'PAYING'", payment, charge);
    }

    @Override
    public boolean[] paid(List<Claim> claims, Instant now) {
        return each(
                "update billing.charges set state = 'PAID', declined = null, due_at = null, settled_at = ?"
                        + BEING_PAID,
                claims.stream()
                        .map(claim ->
                                new Object[] {now.toEpochMilli(), claim.charge().id(), claim.payment()})
                        .toList());
    }

    private boolean[] each(String statement, List<Object[]> rows) {
        boolean[] changed = new boolean[rows.size()];
        if (!rows.isEmpty()) {
            int[] counts = sql.updateEach(statement, rows);
            for (int i = 0; i < counts.length; i++) {
                changed[i] = counts[i] == 1;
            }
        }
        return changed;
    }

    @Override
    public boolean failed(Charge charge, String declined, LocalDate firstFailedOn, Instant due) {
        return sql.update(
                        "update billing.charges set state = 'FAILED', declined = ?, first_failed_on = ?, due_at = ?"
                                + " where id = ? and tries = ? and state in ('OPEN', 'PAYING', 'FAILED')",
                        declined,
                        firstFailedOn,
                        ChargeRow.millis(due),
                        charge.id(),
                        charge.standing().tries())
                == 1;
    }

    @Override
    public boolean released(Charge charge, Instant due) {
        return sql.update(
                        "update billing.charges set state = 'OPEN', due_at = ?,"
                                + " rounds = case when rounds > 0 then rounds - 1 else 0 end" + BEING_PAID,
                        ChargeRow.millis(due),
                        charge.id(),
                        charge.standing().payment())
                == 1;
    }

    @Override
    public boolean postpone(Charge charge, Instant due, boolean round) {
        return sql.update(
                        "update billing.charges set due_at = ?, rounds = rounds + ? where id = ? and tries = ? and"
                                + OWED,
                        ChargeRow.millis(due),
                        round ? 1 : 0,
                        charge.id(),
                        charge.standing().tries())
                == 1;
    }

    @Override
    public boolean markUnpaid(String charge, Instant now) {
        return sql.update(
                        "update billing.charges set unpaid_at = ? where id = ? and unpaid_at is null and" + OWED,
                        now.toEpochMilli(),
                        charge)
                == 1;
    }

    @Override
    public int overdue(String contract, int more) {
        sql.insertIfAbsent("insert into billing.overdue (contract, charges) values (?, 0)", contract);
        sql.update("update billing.overdue set charges = charges + ? where contract = ?", more, contract);
        return sql.first("select charges from billing.overdue where contract = ?", row -> row.getInt(1), contract)
                .orElseThrow();
    }

    @Override
    public boolean cancel(String charge) {
        boolean cancelled = sql.update(
                        "update billing.charges set state = 'CANCELLED', due_at = null where id = ? and" + OWED, charge)
                == 1;
        if (cancelled) {
            sql.update("delete from billing.charge_months where charge = ?", charge);
        }
        return cancelled;
    }

    @Override
    public void refunded(String charge, Yen refunded, ChargeState state) {
        sql.update(
                "update billing.charges set refunded = ?, state = ? where id = ? and state in ('PAID', 'REFUNDED')",
                refunded.amount(),
                state.name(),
                charge);
    }

    @Override
    public Yen open(String contract) {
        return sql.first(
                        "select coalesce(sum(net + tax + deposit), 0) from billing.charges where contract = ?"
                                + " and state in ('OPEN', 'PAYING', 'FAILED')",
                        row -> Yen.of(row.getLong(1)),
                        contract)
                .orElse(Yen.ZERO);
    }

    @Override
    public void post(String storefront, List<BookEntry> entries, Instant at) {
        writer.post(storefront, entries, at);
    }

    @Override
    public List<Count> count(String run) {
        return sql.query(
                "select method, state, count(*) as charges, sum(net + tax + deposit) as total from billing.charges"
                        + " where run = ? group by method, state order by method, state",
                row -> new Count(
                        row.getString("method"),
                        ChargeState.valueOf(row.getString("state")),
                        row.getInt("charges"),
                        Yen.of(row.getLong("total"))),
                run);
    }

    @Override
    public int answeredSince(String run, Instant since) {
        return sql.first(
                        "select count(*) from billing.charges where run = ? and tried_at >= ? and state in ('PAID', 'FAILED')",
                        row -> row.getInt(1),
                        run,
                        since.toEpochMilli())
                .orElse(0);
    }

    @Override
    public List<Charge> page(Query query, Slice slice) {
        Conditions listing = new Conditions()
                .in("c.storefront", query.storefronts())
                .equal("c.member", query.member())
                .equal("c.contract", query.contract())
                .equal("c.state", query.state() == null ? null : query.state().name())
                .equal("c.run", query.run());
        boolean back = slice.isBackwards();
        String anchor = back ? slice.before() : slice.after();
        if (anchor != null) {
            String beyond = back ? ">" : "<";
            listing.and(
                    "exists (select 1 from billing.charges a where a.id = ? and (c.made_at " + beyond
                            + " a.made_at or (c.made_at = a.made_at and c.id " + beyond + " a.id)))",
                    anchor);
        }
        String direction = back ? "" : " desc";
        return slice.shown(sql.query(
                ChargeRow.SELECT + listing.where() + " order by c.made_at" + direction + ", c.id" + direction
                        + " fetch first " + slice.rows() + " rows only",
                ChargeRow::read,
                listing.values()));
    }
}
