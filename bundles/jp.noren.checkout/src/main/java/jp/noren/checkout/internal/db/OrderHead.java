package jp.noren.checkout.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.checkout.internal.app.Orders;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Sql;

/** A row of {@code checkout.orders}. */
record OrderHead(Orders.Summary summary, Order.Owner owner, Order.Payment payment) {
    static final String SELECT =
            "select id, order_number, storefront, member, placed_at, status, reason, method, payment, pay_by,"
                    + " consent_version, consented_at, held_until, total from checkout.orders ";

    static OrderHead read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new OrderHead(
                new Orders.Summary(
                        row.getString("id"),
                        row.getString("order_number"),
                        Instant.ofEpochMilli(row.getLong("placed_at")),
                        OrderStatus.valueOf(row.getString("status")),
                        reason == null ? null : CancelReason.valueOf(reason),
                        row.getString("method"),
                        Yen.of(row.getLong("total"))),
                new Order.Owner(row.getString("storefront"), row.getString("member")),
                readPayment(row));
    }

    private static Order.Payment readPayment(ResultSet row) throws SQLException {
        return new Order.Payment(
                row.getString("payment"),
                row.getString("method"),
                Sql.date(row, "pay_by"),
                new Order.Consent(row.getString("consent_version"), instant(row, "consented_at")),
                instant(row, "held_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
