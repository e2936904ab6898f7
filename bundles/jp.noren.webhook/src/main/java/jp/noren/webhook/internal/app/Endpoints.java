package jp.noren.webhook.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.webhook.internal.domain.Endpoint;

/** The endpoints, and how they do. */
public interface Endpoints {
    /** How many a storefront may have. */
    int MOST = 10;

    /** Takes one of the storefront's places; false when there is none. Of two who add at the same time one waits for the other. */
    boolean takePlace(String storefront);

    /** @return how many the storefront still has */
    int freePlace(String storefront);

    /** Whether the storefront has any, on or off. */
    boolean any(String storefront);

    void add(Endpoint endpoint);

    Optional<Endpoint> find(String id);

    /** Those of a storefront that are on. */
    List<Endpoint> on(String storefront);

    /** @param storefronts null: all */
    List<Endpoint> page(List<String> storefronts, Slice slice);

    /** False when it was changed or removed meanwhile. */
    boolean change(Endpoint before, Endpoint after);

    boolean remove(Endpoint endpoint);

    /** Those that are on, not resting, and have something due that nobody else is sending. */
    List<String> due(Instant now);

    void succeeded(String id);

    void failed(String id, Instant now);

    /** Nothing is sent before. */
    void rest(String id, Instant until);

    /** True for whoever is to write to the owner. */
    boolean warn(String id);

    /** True for whoever has turned it off. */
    boolean turnOff(String id, Endpoint.Off why, Instant now);
}
