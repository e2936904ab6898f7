package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.payment.internal.app.Refund;
import jp.noren.payment.internal.app.Refund.Order;
import jp.noren.payment.internal.app.Refund.Standing;
import jp.noren.payment.internal.app.Refunds;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Refunds in {@code payment.refunds}. */
@Component
public final class SqlRefunds implements Refunds {
    private static final String COLUMNS = "id, payment, request_key, amount, whole, why, asked_by, created_at, state,"
            + " reason, declined, fence, tries, since, next_check";
    private static final String SELECT = "select " + COLUMNS + " from payment.refunds where ";

    private final Sql sql;

    @Activate
    public SqlRefunds(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public boolean insert(Refund refund) {
        Order o = refund.order();
        Standing s = refund.standing();
        return sql.insertIfAbsent(
                "insert into payment.refunds (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                refund.id(),
                o.payment(),
                o.key(),
                o.amount().amount(),
                o.whole(),
                o.why(),
                o.by(),
                Columns.millis(o.createdAt()),
                s.state().name(),
                Columns.name(s.reason()),
                Columns.name(s.declined()),
                s.fence(),
                s.tries(),
                Columns.millis(s.since()),
                Columns.millis(s.nextCheck()));
    }

    private static Refund read(ResultSet row) throws SQLException {
        Order order = new Order(
                row.getString("payment"),
                row.getString("request_key"),
                Columns.yen(row, "amount"),
                row.getBoolean("whole"),
                row.getString("why"),
                row.getString("asked_by"),
                Columns.instant(row, "created_at"));
        Standing standing = new Standing(
                AttemptState.valueOf(row.getString("state")),
                Columns.value(Reason.class, row.getString("reason")),
                Columns.value(DeclineReason.class, row.getString("declined")),
                row.getLong("fence"),
                row.getInt("tries"),
                Columns.instant(row, "since"),
                Columns.instant(row, "next_check"));
        return new Refund(row.getString("id"), order, standing);
    }

    @Override
    public Optional<Refund> find(String id) {
        return sql.first(SELECT + "id = ?", SqlRefunds::read, id);
    }

    @Override
    public Optional<Refund> findByKey(String payment, String key) {
        return sql.first(SELECT + "payment = ? and request_key = ?", SqlRefunds::read, payment, key);
    }

    @Override
    public List<Refund> of(String payment) {
        return sql.query(SELECT + "payment = ? order by created_at, id", SqlRefunds::read, payment);
    }

    @Override
    public boolean move(Refund before, Refund after) {
        Standing s = after.standing();
        return sql.update(
                        "update payment.refunds set state = ?, reason = ?, declined = ?, fence = ?, tries = ?, since = ?,"
                                + " next_check = ? where id = ? and state = ? and fence = ?",
                        s.state().name(),
                        Columns.name(s.reason()),
                        Columns.name(s.declined()),
                        s.fence(),
                        s.tries(),
                        Columns.millis(s.since()),
                        Columns.millis(s.nextCheck()),
                        before.id(),
                        before.state().name(),
                        before.standing().fence())
                == 1;
    }

    @Override
    public Optional<Refund> claim(Refund refund, Instant until) {
        Standing s = refund.standing();
        Standing held = new Standing(s.state(), s.reason(), s.declined(), s.fence() + 1, s.tries(), s.since(), until);
        Refund after = new Refund(refund.id(), refund.order(), held);
        return move(refund, after) ? Optional.of(after) : Optional.empty();
    }

    @Override
    public boolean postpone(Refund refund, int tries, Instant nextCheck) {
        Standing s = refund.standing();
        return move(
                refund,
                new Refund(
                        refund.id(),
                        refund.order(),
                        new Standing(s.state(), s.reason(), s.declined(), s.fence(), tries, s.since(), nextCheck)));
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return sql.query(
                "select id from payment.refunds where next_check <= ? order by next_check fetch first " + limit
                        + " rows only",
                row -> row.getString(1),
                Columns.millis(now));
    }
}
