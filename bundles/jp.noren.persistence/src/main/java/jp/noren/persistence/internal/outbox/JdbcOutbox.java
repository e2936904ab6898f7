package jp.noren.persistence.internal.outbox;

import jp.noren.kernel.Ids;
import jp.noren.persistence.Audience;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes events into the transaction that they belong to. */
@Component(service = {Outbox.class, Audience.class})
public final class JdbcOutbox implements Outbox, Audience {
    private static final int MOST_CHARACTERS = 32_000;

    private final Transactions transactions;
    private final OutboxStore store;
    private final OutboxBell bell;
    private final Listeners listeners;

    @Activate
    public JdbcOutbox(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference OutboxBell bell,
            @Reference(target = "(schema.name=persistence)") Schema schema) {
        this.transactions = transactions;
        this.store = new OutboxStore(transactions, sql);
        this.bell = bell;
        this.listeners = new Listeners(sql);
    }

    @Override
    public String publish(String topic, String aggregate, String payload) {
        requireTransaction(topic);
        if (payload.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("An event of " + topic + " has " + payload.length() + " characters");
        }
        String id = Ids.random("evt");
        store.insert(id, topic, aggregate, payload);
        transactions.afterCommit(() -> bell.ring(topic));
        return id;
    }

    private void requireTransaction(String topic) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("An event of " + topic + " has no transaction to belong to");
        }
    }

    @Override
    public void announce(PublicEvent event) {
        requireTransaction(PublicEvent.TOPIC);
        if (listeners.want(event.storefront())) {
            publish(PublicEvent.TOPIC, event.aggregate(), event.payload());
        }
    }

    @Override
    public void listens(String storefront, boolean wanted) {
        requireTransaction(PublicEvent.TOPIC);
        listeners.write(storefront, wanted);
        transactions.afterCommit(listeners::forget);
    }
}
