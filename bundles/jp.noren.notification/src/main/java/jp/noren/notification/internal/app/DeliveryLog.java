package jp.noren.notification.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.notification.internal.domain.Delivery;

/** The mails that were asked for, and how they ended. */
public interface DeliveryLog {

    /** What a mail is to be written with, its secrets sealed. Erased when it has left. */
    record Content(Map<String, ?> args, Map<String, String> secrets) {
        @Override
        public String toString() {
            return "Content[hidden]";
        }
    }

    /** A mail that is waiting, with what it is to be written with. */
    record Waiting(Delivery delivery, Content content) {}

    /**
     * What is to be listed.
     *
     * @param storefronts empty: all, and the house
     * @param status null: any
     * @param recipient null: any
     * @param after id of the row before the page; null: from the newest
     * @param before id of the row behind the page; null: not asked
     */
    record Query(
            Optional<List<String>> storefronts,
            Delivery.Status status,
            String recipient,
            String after,
            String before,
            int limit) {}

    void add(Delivery delivery, Content content);

    /** The mail with this attempt counted, which the log notes at its end; nothing when the mail is not waiting (any more). */
    Optional<Waiting> begin(String id);

    void sent(String id, String messageId, Instant now);

    /** The mail stays waiting. */
    void failed(String id, String failure);

    /** @param status BOUNCED or PARKED; what must not lie about (secrets) is erased, and all of it when it bounced */
    void ended(String id, Delivery.Status status, String failure, Instant now);

    /** A parked mail waits again; false when it is not parked, or its secrets have been erased. */
    boolean reopen(String id);

    /** Newest first; one more than the limit, if there is one. */
    List<Delivery> list(Query query);
}
