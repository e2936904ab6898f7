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

/** Deposits in {@code payment.deposits}, decisions about them in {@code payment.resolutions}. */
@Component
public final class SqlDepositBook implements DepositBook {
    private static final String COLUMNS = "d.id, d.provider, d.line_key, d.record, d.credited_on, d.amount, d.payer,"
            + " d.cancelled, d.kind, d.payment, d.owed, d.rest, d.imported_at";
    private static final String UNDECIDED = " not exists (select 1 from payment.resolutions r where r.deposit = d.id)";
    private static final String SELECT = "select " + COLUMNS + " from payment.deposits d where ";

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
                "insert into payment.resolutions (deposit, payment, how, decided_by, decided_at) values (?, ?, ?, ?, ?)",
                deposit,
                payment,
                how,
                by,
                Columns.millis(at));
    }

    @Override
    public List<Entry> open(int limit) {
        return sql.query(
                SELECT + UNDECIDED + " and (d.rest > 0 or exists (select 1 from payment.payments p"
                        + " where p.id = d.payment and p.state in ('CANCELLED', 'EXPIRED') and d.kind <> 'CANCELLED'))"
                        + " order by d.imported_at desc, d.record fetch first " + limit + " rows only",
                SqlDepositBook::read);
    }
}
