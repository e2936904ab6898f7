package jp.noren.persistence;

/** Events that happen if and only if the transaction that wrote them commits. */
public interface Outbox {

    /**
     * Writes an event in the running transaction.
     *
     * @param topic what happened, {@code <bundle>.<word>}; a consumer names the topics it takes
     * @param aggregate whose event it is, at most 80 characters; events of one topic and aggregate are delivered in the order they were
     *     written (of two topics not: the consumer of one must not hold up that of the other)
     * @param payload JSON, at most 32,000 characters
     * @return the event's id, the same on every delivery
     * @throws IllegalStateException outside a transaction
     */
    String publish(String topic, String aggregate, String payload);

    /**
     * Writes an event for other companies' systems in the running transaction, if anybody wants those of its storefront ({@link Audience}). One row, or
     * none. Where no bundle takes it away it lapses after 30 days.
     *
     * @throws IllegalStateException outside a transaction
     */
    default void announce(PublicEvent event) {
        publish(PublicEvent.TOPIC, event.aggregate(), event.payload());
    }
}
