package jp.noren.rest.internal.door;

import java.util.Comparator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jp.noren.rest.RestResource;
import org.osgi.framework.Version;

/**
 * A resource that wants to be published.
 *
 * @param path the segment below /api/v1/
 * @param rank which of several offers of one path serves
 * @param installed whether its bundle is still in the container, even when stopped
 * @param description its bundle's part of the OpenAPI document
 */
public record Offer(
        String path, RestResource resource, Rank rank, BooleanSupplier installed, Map<String, Object> description) {

    /**
     * Who serves comes first: the highest ranking, then the highest version, then the one that was there first.
     *
     * @param ranking the service's ranking
     * @param version its bundle's version
     * @param serviceId in which order the services came
     */
    public record Rank(int ranking, Version version, long serviceId) implements Comparable<Rank> {
        private static final Comparator<Rank> BEST_FIRST = Comparator.comparingInt(Rank::ranking)
                .thenComparing(Rank::version)
                .reversed()
                .thenComparingLong(Rank::serviceId);

        @Override
        public int compareTo(Rank other) {
            return BEST_FIRST.compare(this, other);
        }
    }
}
