package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.Attempt.Handle;
import jp.noren.payment.internal.app.Attempt.Money;
import jp.noren.payment.internal.app.Attempt.Order;
import jp.noren.payment.internal.app.Attempt.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.DeclineReason;

/** A row of {@code payment.payments}. */
final class AttemptRow {
    static final String COLUMNS =
            "id, storefront, purpose, request_key, method, provider, transfer_name, amount, tax, received, refunded,"
                    + " claimed, state, reason, declined, fence, tries, since, next_check, reference, action_ref, action,"
                    + " expires_at, created_at";

    private AttemptRow() {}

    static Object[] values(Attempt attempt) {
        Order o = attempt.order();
        Money m = attempt.money();
        Standing s = attempt.standing();
        Handle h = attempt.handle();
        return new Object[] {
            attempt.id(),
            o.storefront(),
            o.purpose(),
            o.key(),
            o.method(),
            o.provider(),
            o.transferName(),
            m.amount().amount(),
            m.tax().amount(),
            m.received().amount(),
            m.refunded().amount(),
            m.claimed().amount(),
            s.state().name(),
            Columns.name(s.reason()),
            Columns.name(s.declined()),
            s.fence(),
            s.tries(),
            Columns.millis(s.since()),
            Columns.millis(s.nextCheck()),
            h.reference(),
            h.actionRef(),
            ActionText.write(h.action()),
            Columns.millis(h.expiresAt()),
            Columns.millis(o.createdAt())
        };
    }

    static Attempt read(ResultSet row) throws SQLException {
        Order order = new Order(
                row.getString("storefront"),
                row.getString("purpose"),
                row.getString("request_key"),
                row.getString("method"),
                row.getString("provider"),
                row.getString("transfer_name"),
                Columns.instant(row, "created_at"));
        Money money = new Money(
                Columns.yen(row, "amount"),
                Columns.yen(row, "tax"),
                Columns.yen(row, "received"),
                Columns.yen(row, "refunded"),
                Columns.yen(row, "claimed"));
        Standing standing = new Standing(
                AttemptState.valueOf(row.getString("state")),
                Columns.value(Reason.class, row.getString("reason")),
                Columns.value(DeclineReason.class, row.getString("declined")),
                row.getLong("fence"),
                row.getInt("tries"),
                Columns.instant(row, "since"),
                Columns.instant(row, "next_check"));
        Handle handle = new Handle(
                row.getString("reference"),
                row.getString("action_ref"),
                ActionText.read(row.getString("action")),
                Columns.instant(row, "expires_at"));
        return new Attempt(row.getString("id"), order, money, standing, handle);
    }
}
