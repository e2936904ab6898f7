package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.domain.PolicyEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows storefronts: what is on the curtain to everybody, what is behind it to the owner. Resellers see their own alone. */
@Component(service = BrowseStorefronts.class)
public final class BrowseStorefronts {
    private final SnapshotCache cache;
    private final Ownership ownership;
    private final Clock clock;

    @Activate
    public BrowseStorefronts(@Reference SnapshotCache cache, @Reference Ownership ownership, @Reference Clock clock) {
        this.cache = cache;
        this.ownership = ownership;
        this.clock = clock;
    }

    /**
     * A storefront to look at.
     *
     * @param own whether the caller may see what is behind the curtain
     * @param termsVersion the terms in force today; null where there are none
     * @param paymentNote what the storefront says of paying, policy {@code paymentNote}; null where it says nothing
     */
    public record Shown(
            Storefront storefront,
            boolean own,
            String termsVersion,
            JsonNode paymentNote,
            Map<String, Boolean> switches) {}

    /** A policy as it stands in force. */
    public record InForce(PolicyEntry entry, JsonNode value) {}

    public List<Shown> list(Caller caller) {
        Snapshot snapshot = cache.current();
        return snapshot.storefronts().values().stream()
                .filter(storefront -> isVisible(caller, storefront))
                .map(storefront -> show(caller, snapshot, storefront))
                .toList();
    }

    /** @throws RefusedException NOT_FOUND */
    public Shown get(Caller caller, String id) {
        Snapshot snapshot = cache.current();
        return snapshot.find(id)
                .filter(storefront -> isVisible(caller, storefront))
                .map(storefront -> show(caller, snapshot, storefront))
                .orElseThrow(RefusedException::notFound);
    }

    private static boolean isVisible(Caller caller, Storefront storefront) {
        return caller.kind() != Caller.Kind.RESELLER || Ownership.owns(caller, storefront);
    }

    private Shown show(Caller caller, Snapshot snapshot, Storefront storefront) {
        PoliciesOnDay policies = snapshot.policies(storefront.id(), today());
        boolean own = Ownership.owns(caller, storefront);
        return new Shown(
                storefront,
                own,
                policies.text("termsVersion").orElse(null),
                policies.value("paymentNote").orElse(null),
                own ? snapshot.switchesOf(storefront.id()) : Map.of());
    }

    /**
     * @param on null: today
     * @throws RefusedException NOT_FOUND
     */
    public List<InForce> policies(Caller caller, String storefront, LocalDate on) {
        ownership.requireOwn(caller, storefront);
        LocalDate day = on == null ? today() : on;
        return cache.current().policiesOf(storefront).values().stream()
                .flatMap(values -> inForce(values, day).stream())
                .toList();
    }

    /**
     * All decisions of one policy, the past ones and the planned ones, by their first day.
     *
     * @throws RefusedException NOT_FOUND, also when nothing was ever decided
     */
    public List<InForce> history(Caller caller, String storefront, String key) {
        ownership.requireOwn(caller, storefront);
        return Optional.ofNullable(cache.current().policiesOf(storefront).get(key))
                .map(PolicyValues::all)
                .orElseThrow(RefusedException::notFound);
    }

    private static Optional<InForce> inForce(PolicyValues values, LocalDate day) {
        return values.history()
                .inForce(day)
                .map(entry -> new InForce(entry, values.on(day).orElseThrow()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PlannedPolicy.JAPAN);
    }
}
