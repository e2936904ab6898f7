package jp.noren.payment.internal.db;

import java.time.Instant;
import java.util.Optional;
import jp.noren.payment.internal.app.BillBook;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bills that were asked for, in {@code payment.bills}. */
@Component
public final class SqlBillBook implements BillBook {
    private static final String ACCEPTED = "ACCEPTED";

    private final Sql sql;

    @Activate
    public SqlBillBook(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void write(Asked asked, Instant at) {
        String outcome = asked.accepted() ? ACCEPTED : "ASKED";
        boolean fresh = sql.insertIfAbsent(
                "insert into payment.bills (payment, base_date, outcome, asked_at) values (?, ?, ?, ?)",
                asked.payment(),
                asked.baseDate(),
                outcome,
                Columns.millis(at));
        if (!fresh) {
            // what was accepted stays so, with its day
            sql.update(
                    "update payment.bills set base_date = ?, outcome = ?, asked_at = ? where payment = ? and outcome <> ?",
                    asked.baseDate(),
                    outcome,
                    Columns.millis(at),
                    asked.payment(),
                    ACCEPTED);
        }
    }

    @Override
    public Optional<Asked> find(String payment) {
        return sql.first(
                "select base_date, outcome from payment.bills where payment = ?",
                row -> new Asked(payment, Sql.date(row, "base_date"), ACCEPTED.equals(row.getString("outcome"))),
                payment);
    }
}
