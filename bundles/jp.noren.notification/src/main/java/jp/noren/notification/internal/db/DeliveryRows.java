package jp.noren.notification.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.notification.internal.app.DeliveryLog;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.persistence.Sql;

/** Reads rows of the log, page by page. */
final class DeliveryRows {
    static final String COLUMNS = "id, storefront, member, recipient, language, template, status, attempts, failure,"
            + " message_id, requested_at, settled_at";

    private final Sql sql;
    private final StringBuilder statement =
            new StringBuilder("select " + COLUMNS + " from notification.deliveries where 1 = 1");
    private final List<Object> parameters = new ArrayList<>();

    DeliveryRows(Sql sql) {
        this.sql = sql;
    }

    static Delivery read(ResultSet row) throws SQLException {
        long settled = row.getLong("settled_at");
        Instant settledAt = row.wasNull() ? null : Instant.ofEpochMilli(settled);
        return new Delivery(
                row.getString("id"),
                row.getString("storefront"),
                row.getString("member"),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("template"),
                Delivery.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getString("failure"),
                row.getString("message_id"),
                Instant.ofEpochMilli(row.getLong("requested_at")),
                settledAt);
    }

    List<Delivery> list(DeliveryLog.Query query) {
        if (query.storefronts().filter(List::isEmpty).isPresent()) {
            return List.of();
        }
        query.storefronts()
                .ifPresent(own -> and("storefront in (?" + ", ?".repeat(own.size() - 1) + ")", own.toArray()));
        if (query.status() != null) {
            and("status = ?", query.status().name());
        }
        if (query.recipient() != null) {
            and("recipient = ?", query.recipient());
        }
        return page(query);
    }

    /** Newest first in both directions; in front of a cursor the one row too many is the first. */
    private List<Delivery> page(DeliveryLog.Query query) {
        boolean backwards = query.before() != null;
        if (backwards || query.after() != null) {
            beyond(backwards ? query.before() : query.after(), backwards ? ">" : "<");
        }
        String direction = backwards ? "" : " desc";
        statement.append(" order by requested_at" + direction + ", id" + direction);
        statement.append(" fetch first " + (query.limit() + 1) + " rows only");
        List<Delivery> rows =
                new ArrayList<>(sql.query(statement.toString(), DeliveryRows::read, parameters.toArray()));
        if (backwards) {
            Collections.reverse(rows);
        }
        return rows;
    }

    private void beyond(String cursor, String comparison) {
        long at = sql.first(
                        "select requested_at from notification.deliveries where id = ?", row -> row.getLong(1), cursor)
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.INVALID, "rest.page-invalid"));
        and("(requested_at " + comparison + " ? or (requested_at = ? and id " + comparison + " ?))", at, at, cursor);
    }

    private void and(String condition, Object... values) {
        statement.append(" and ").append(condition);
        parameters.addAll(List.of(values));
    }
}
