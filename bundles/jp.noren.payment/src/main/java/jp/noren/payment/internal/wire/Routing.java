package jp.noren.payment.internal.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.gate.Gatekeeper.Lane;
import org.osgi.framework.Version;

/**
 * Which provider serves a lane: an own instance of its storefront where there is one, else a common one; of these the routed version, or where nothing is
 * routed the highest.
 *
 * @param routes the version of each routed lane
 * @param own lanes that only an instance of their storefront may serve
 */
record Routing(Map<Lane, String> routes, Set<Lane> own) {
    static final Routing NONE = new Routing(Map.of(), Set.of());

    Routing {
        routes = Map.copyOf(routes);
        own = Set.copyOf(own);
    }

    /** What two gatekeepers say together; where both route a lane, the first. */
    Routing and(Routing other) {
        Map<Lane, String> both = new HashMap<>(other.routes);
        both.putAll(routes);
        Set<Lane> owned = new HashSet<>(own);
        owned.addAll(other.own);
        return new Routing(both, owned);
    }

    /** Every lane of a provider that may differ from the common one, and the common one. */
    Set<Lane> lanes(String id, Collection<Served> here) {
        Set<Lane> lanes = new LinkedHashSet<>(List.of(Lane.common(id)));
        routes.keySet().stream().filter(lane -> lane.gate().equals(id)).forEach(lanes::add);
        own.stream().filter(lane -> lane.gate().equals(id)).forEach(lanes::add);
        here.stream()
                .filter(served -> served.id().equals(id) && !served.isCommon())
                .forEach(served -> lanes.add(new Lane(id, served.storefront())));
        return lanes;
    }

    /** Empty: the lane's door is closed. */
    Optional<Served> choose(Lane lane, Collection<Served> admitted) {
        boolean ownOnly = own.contains(lane)
                || admitted.stream().anyMatch(served -> served.id().equals(lane.gate()) && isOf(lane, served));
        Optional<Version> routed = routed(lane);
        return admitted.stream()
                .filter(served -> served.id().equals(lane.gate()))
                .filter(served -> ownOnly ? isOf(lane, served) : served.isCommon())
                .filter(served -> routed.isEmpty() || routed.get().equals(served.version()))
                .max(Comparator.comparing(Served::version));
    }

    private static boolean isOf(Lane lane, Served served) {
        return !lane.isCommon() && Objects.equals(lane.storefront(), served.storefront());
    }

    private Optional<Version> routed(Lane lane) {
        return Optional.ofNullable(routes.get(lane))
                .or(() -> Optional.ofNullable(routes.get(Lane.common(lane.gate()))))
                .map(Served::version);
    }
}
