package jp.noren.webhook.internal.app;

import java.time.Instant;

/** The events of the last weeks, for replays. */
public interface EventBook {

    /**
     * @param body as it is sent
     * @param at when it happened
     */
    record Event(String id, String storefront, String type, String body, Instant at) {}

    /** False when it is there already. */
    boolean add(Event event);

    /** @return whether more are left */
    boolean forget(Instant before);
}
