package jp.noren.webhook.internal.db;

import java.time.Instant;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.webhook.internal.app.EventBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Events in their table. */
@Component
public final class SqlEventBook implements EventBook {
    private final Sql sql;
    private final Forgetting forgetting;

    @Activate
    public SqlEventBook(@Reference(target = "(schema.name=webhook)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
        this.forgetting = new Forgetting(sql);
    }

    @Override
    public boolean add(Event event) {
        return sql.insertIfAbsent(
                "insert into webhook.events (id, storefront, event_type, body, happened_at) values (?, ?, ?, ?, ?)",
                event.id(),
                event.storefront(),
                event.type(),
                event.body(),
                event.at().toEpochMilli());
    }

    @Override
    public boolean forget(Instant before) {
        return forgetting.slice("webhook.events", "happened_at", before);
    }
}
