package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.gate.Gate;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.door.Doors;
import jp.noren.persistence.internal.door.Workers;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Brings events to the consumers that are there: at once after a commit of this node, within a few seconds otherwise. */
@Component(
        immediate = true,
        service = {})
public final class OutboxRelay {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int THREADS = 3;

    private final OutboxStore store;
    private final OutboxBell bell;
    private final Workers workers = new Workers("noren-outbox", THREADS);
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Doors<OutboxConsumer> doors;

    @Activate
    public OutboxRelay(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference OutboxBell bell,
            @Reference(target = "(schema.name=persistence)") Schema schema) {
        this.store = new OutboxStore(transactions, sql);
        this.bell = bell;
        this.doors = new Doors<>(context, OutboxConsumer.class, OutboxConsumer.TOPIC, this::opened);
        bell.heardBy(this::wake);
        workers.every(LOOK, () -> store.waitingTopics().forEach(this::wake));
        doors.open();
    }

    @Deactivate
    void close() {
        bell.silence();
        doors.close();
        workers.close();
    }

    private void opened(Gate<OutboxConsumer> gate) {
        lanes.computeIfAbsent(gate.key(), topic -> new Lane(new Delivery(store, gate), workers))
                .wake();
    }

    private void wake(String topic) {
        Lane lane = lanes.get(topic);
        if (lane != null) {
            lane.wake();
        }
    }
}
