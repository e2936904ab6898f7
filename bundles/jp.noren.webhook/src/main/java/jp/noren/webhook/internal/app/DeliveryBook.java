package jp.noren.webhook.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;

/** Events on their way to endpoints. */
public interface DeliveryBook {

    /**
     * A delivery that this node sends now.
     *
     * @param fence whoever writes with an older one writes nothing
     * @param attempts sent before, replays included
     * @param tries sent before, since the schedule began
     */
    record Claim(String delivery, long fence, String endpoint, String event, String body, int attempts, int tries) {}

    /** What is to be listed; each may be null. */
    record Query(List<String> storefronts, String endpoint, String event, Delivery.State state) {}

    void add(Delivery delivery);

    /** The longest due first. Nobody else gets them before the lease ends. */
    List<Claim> claim(String endpoint, int most, Instant now, Instant leasedUntil);

    /** Sent by nobody: it is due again as it was. */
    void giveBack(Claim claim);

    /**
     * Writes what became of a try.
     *
     * @param dueAt when it is sent next; null: never
     * @return false when the claim was lost to somebody else
     */
    boolean settle(Claim claim, Delivery.State state, Instant dueAt, Instant now);

    void addAttempt(String delivery, Delivery.Attempt attempt);

    Optional<Delivery> find(String id);

    List<Delivery.Attempt> attempts(String delivery);

    List<Delivery> page(Query query, Slice slice);

    /**
     * Makes an event due at an endpoint, whether it was sent before or not.
     *
     * @param id of the delivery, if it is a new one
     * @return empty when the endpoint's storefront has no such event; false when it is on the line at this moment
     */
    Optional<Boolean> replay(String id, Endpoint endpoint, String event, Instant now);

    /** The events since an instant that the endpoint's owner may have missed: all of the storefront, the oldest first. */
    List<EventBook.Event> since(String storefront, Instant since, String afterEvent, int most);

    void remove(String endpoint);

    /** @return whether more are left */
    boolean forget(Instant before);

    /** How many wait, and how many of them have been tried in vain. */
    int[] backlog();
}
