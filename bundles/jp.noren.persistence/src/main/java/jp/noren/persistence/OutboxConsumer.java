package jp.noren.persistence;

/**
 * Takes events of one topic. Registered as a service with the property {@code outbox.topic}. Each event is delivered at least once,
 * through the consumer's gate, and never inside a transaction (a consumer that is being replaced gets its events when its successor is there).
 * An exception means: later again, with growing pauses; after the last try the event is parked for an operator.
 */
public interface OutboxConsumer {
    String TOPIC = "outbox.topic";

    /** An event as written. */
    record Event(String id, String topic, String aggregate, String payload, int attempt) {}

    void consume(Event event) throws Exception;
}
