package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.DepositBook;
import jp.noren.payment.spi.Deposits;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deposits in {@code payment.deposits}, what was decided about them in {@code payment.resolutions} and {@code payment.decisions}. */
@Component
public final class SqlDepositBook implements DepositBook {
    private static final String COLUMNS = "d.id, d.provider, d.line_key, d.record, d.credited_on, d.amount, d.payer,"
            + " d.cancelled, d.kind, d.payment, d.owed, d.rest, d.imported_at";
    private static final String UNDECIDED = " not exists (select 1 from payment.resolutions r where r.deposit = d.id)";
    private static final String SELECT = "select " + COLUMNS + " from payment.deposits d where ";

    /** What lies in suspense of a deposit: its rest, and all of it once its payment was given up; less what the desk has decided. */
    private static final String OPEN =
            "select " + COLUMNS.replace("d.", "t.") + ", t.undecided, t.lacking from (select "
                    + COLUMNS
                    + ", case when r.deposit is not null and x.decided is null then 0 else d.rest - coalesce(x.decided, 0)"
                    + " + (case when p.state in ('CANCELLED', 'EXPIRED') and d.kind <> 'CANCELLED' then d.owed else 0 end)"
                    + " end as undecided, case when p.state = 'PENDING' then p.amount - p.received else 0 end as lacking"
                    + " from payment.deposits d left join payment.payments p on p.id = d.payment"
                    + " left join payment.resolutions r on r.deposit = d.id"
                    + " left join (select deposit, sum(amount) as decided from payment.decisions group by deposit) x"
                    + " on x.deposit = d.id) t where ";

    private final Sql sql;

    @Activate
    public SqlDepositBook(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public boolean insert(Entry entry) {
        Deposits.Deposit d = entry.deposit();
        return sql.insertIfAbsent(
                "insert into payment.deposits (id, provider, line_key, record, credited_on, amount, payer, cancelled,"
                        + " kind, payment, owed, rest, imported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.provider(),
                d.lineKey(),
                d.recordNumber(),
                d.date(),
                d.amount().amount(),
                d.payer(),
                d.cancelled(),
                entry.kind().name(),
                entry.payment(),
                entry.owed().amount(),
                entry.rest().amount(),
                Columns.millis(entry.importedAt()));
    }

    private static Entry read(ResultSet row) throws SQLException {
        Deposits.Deposit deposit = new Deposits.Deposit(
                row.getString("line_key"),
                row.getInt("record"),
                LocalDate.parse(row.getString("credited_on")),
                Columns.yen(row, "amount"),
                row.getString("payer"),
                row.getBoolean("cancelled"));
        return new Entry(
                row.getString("id"),
                row.getString("provider"),
                deposit,
                Deposits.Kind.valueOf(row.getString("kind")),
                row.getString("payment"),
                Columns.yen(row, "owed"),
                Columns.yen(row, "rest"),
                Columns.instant(row, "imported_at"));
    }

    @Override
    public boolean contains(String provider, String lineKey) {
        return sql.first(
                        "select 1 from payment.deposits where provider = ? and line_key = ?",
                        row -> true,
                        provider,
                        lineKey)
                .isPresent();
    }

    @Override
    public Optional<Entry> find(String id) {
        return sql.first(SELECT + "d.id = ?", SqlDepositBook::read, id);
    }

    @Override
    public Optional<Entry> latest(String provider, String payment, Yen amount) {
        return sql.first(
                SELECT + "d.provider = ? and d.payment = ? and d.amount = ? and d.kind <> 'CANCELLED' and" + UNDECIDED
                        + " order by d.imported_at desc",
                SqlDepositBook::read,
                provider,
                payment,
                amount.amount());
    }

    @Override
    public Optional<Entry> latestUnmatched(String provider, String payer, LocalDate date, Yen amount) {
        return sql.first(
                SELECT + "d.provider = ? and d.kind = 'UNMATCHED' and d.payer = ? and d.credited_on = ?"
                        + " and d.amount = ? and" + UNDECIDED + " order by d.imported_at desc",
                SqlDepositBook::read,
                provider,
                payer,
                date,
                amount.amount());
    }

    @Override
    public boolean resolve(String deposit, String payment, String by, String how, Instant at) {
        return sql.insertIfAbsent(
                "insert into payment.resolutions (deposit, payment, how, decided_by, decided_at) values (?, ?, ?, ?,"
                        + " ?)",
                deposit,
                payment,
                how,
                by,
                Columns.millis(at));
    }

    @Override
    public Optional<Open> look(String id) {
        return sql.first(OPEN + "t.id = ?", SqlDepositBook::readOpen, id);
    }

    private static Open readOpen(ResultSet row) throws SQLException {
        return new Open(read(row), Columns.yen(row, "undecided"), Columns.yen(row, "lacking"));
    }

    @Override
    public List<Decision> decisions(String deposit) {
        return sql.query(
                "select id, how, payment, amount, reason, request_key, decided_by, decided_at from payment.decisions"
                        + " where deposit = ? order by part",
                row -> new Decision(
                        row.getString("id"),
                        How.valueOf(row.getString("how")),
                        row.getString("payment"),
                        Columns.yen(row, "amount"),
                        row.getString("reason"),
                        row.getString("request_key"),
                        row.getString("decided_by"),
                        Columns.instant(row, "decided_at")),
                deposit);
    }

    @Override
    public boolean decide(String deposit, int before, List<Decision> decisions) {
        Decision first = decisions.get(0);
        if (before == 0
                && !resolve(deposit, first.payment(), first.by(), first.how().name(), first.at())) {
            return false;
        }
        int part = before;
        for (Decision decision : decisions) {
            if (!insert(deposit, part++, decision)) {
                return false;
            }
        }
        return true;
    }

    private boolean insert(String deposit, int part, Decision decision) {
        return sql.insertIfAbsent(
                "insert into payment.decisions (deposit, part, id, how, payment, amount, reason, request_key,"
                        + " decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                deposit,
                part,
                decision.id(),
                decision.how().name(),
                decision.payment(),
                decision.amount().amount(),
                decision.reason(),
                decision.key(),
                decision.by(),
                Columns.millis(decision.at()));
    }

    @Override
    public List<Open> open(int limit) {
        return sql.query(
                OPEN + "t.undecided > 0 or t.kind = 'SHORT_BY_FEE' and t.lacking > 0"
                        + " order by t.imported_at desc, t.record fetch first " + limit + " rows only",
                SqlDepositBook::readOpen);
    }
}
