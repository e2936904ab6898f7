package jp.noren.persistence.internal.outbox;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** Rung after the commit of an event, heard by the relay. It may be lost: the relay looks by itself, too. */
@Component(service = OutboxBell.class)
public final class OutboxBell {
    private static final Consumer<String> NOBODY = topic -> {};

    private final AtomicReference<Consumer<String>> listener = new AtomicReference<>(NOBODY);

    void ring(String topic) {
        listener.get().accept(topic);
    }

    void heardBy(Consumer<String> relay) {
        listener.set(relay);
    }

    void silence() {
        listener.set(NOBODY);
    }
}
