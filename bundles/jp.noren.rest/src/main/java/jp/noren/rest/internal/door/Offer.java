package jp.noren.rest.internal.door;

import java.util.Comparator;
import java.util.function.BooleanSupplier;
import jp.noren.rest.RestResource;
import org.osgi.framework.Version;

/**
 * A resource that wants to be published.
 *
 * @param path the segment below /api/v1/
 * @param ranking the service's ranking
 * @param version its bundle's version
 * @param serviceId in which order the services came
 * @param installed whether its bundle is still in the container, even when stopped
 */
public record Offer(
        String path, RestResource resource, int ranking, Version version, long serviceId, BooleanSupplier installed) {

    /** Who serves comes first: the highest ranking, then the highest version, then the one that was there first. */
    static final Comparator<Offer> BEST_FIRST = Comparator.comparingInt(Offer::ranking)
            .thenComparing(Offer::version)
            .reversed()
            .thenComparingLong(Offer::serviceId);
}
