package jp.noren.payment.internal.db;

import java.time.Instant;
import java.util.List;
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
    public boolean store(Message message, Instant at) {
        return sql.insertIfAbsent(
                "insert into payment.inbox (provider, event, reference, stored_at) values (?, ?, ?, ?)",
                message.provider(),
                message.event(),
                message.reference(),
                Columns.millis(at));
    }

    @Override
    public List<Message> waiting(int limit) {
        return sql.query(
                "select provider, event, reference from payment.inbox where done_at is null order by stored_at"
                        + " fetch first " + limit + " rows only",
                row -> new Message(row.getString(1), row.getString(2), row.getString(3)));
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
