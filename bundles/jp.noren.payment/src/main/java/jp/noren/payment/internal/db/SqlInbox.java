package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.Inbox;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inbox in {@code payment.inbox}. */
@Component
public final class SqlInbox implements Inbox {
    private final Sql sql;

    @Activate
    public SqlInbox(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public boolean store(Message message) {
        return sql.insertIfAbsent(
                "insert into payment.inbox (provider, event, reference, stored_at, next_look, claimed)"
                        + " values (?, ?, ?, ?, ?, ?)",
                message.provider(),
                message.event(),
                message.reference(),
                Columns.millis(message.storedAt()),
                Columns.millis(message.storedAt()),
                message.claimed() == null ? null : message.claimed().amount());
    }

    @Override
    public List<Message> waiting(Instant now, int limit) {
        return sql.query(
                "select provider, event, reference, claimed, stored_at from payment.inbox where done_at is null"
                        + " and (next_look is null or next_look <= ?) order by stored_at fetch first " + limit
                        + " rows only",
                SqlInbox::read,
                Columns.millis(now));
    }

    private static Message read(ResultSet row) throws SQLException {
        long claimed = row.getLong("claimed");
        return new Message(
                row.getString("provider"),
                row.getString("event"),
                row.getString("reference"),
                row.wasNull() ? null : Yen.of(claimed),
                Columns.instant(row, "stored_at"));
    }

    @Override
    public void later(Message message, Instant at) {
        sql.update(
                "update payment.inbox set next_look = ? where provider = ? and event = ?",
                Columns.millis(at),
                message.provider(),
                message.event());
    }

    @Override
    public void done(Message message, String what, Instant at) {
        sql.update(
                "update payment.inbox set done_at = ?, outcome = ? where provider = ? and event = ?",
                Columns.millis(at),
                what,
                message.provider(),
                message.event());
    }
}
