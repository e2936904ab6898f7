package jp.noren.storefront.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes back what was decided for a day that has not come. What would have ended there goes on in its place. */
@Component(service = WithdrawPolicy.class)
public final class WithdrawPolicy {
    private final StorefrontStore store;
    private final Ownership ownership;
    private final Clock clock;
    private final Changes changes;

    @Activate
    public WithdrawPolicy(
            @Reference StorefrontStore store,
            @Reference Ownership ownership,
            @Reference Clock clock,
            @Reference Changes changes) {
        this.store = store;
        this.ownership = ownership;
        this.clock = clock;
        this.changes = changes;
    }

    /**
     * @param from the day on which it would begin, Japan
     * @return what was taken back
     * @throws RefusedException NOT_FOUND when nothing begins on that day; CONFLICT {@code storefront.policy-in-force} from that day on
     */
    public BrowseStorefronts.InForce handle(Caller actor, String storefront, String key, LocalDate from) {
        ownership.requireOwn(actor, storefront);
        LocalDate today = LocalDate.ofInstant(clock.instant(), PlannedPolicy.JAPAN);
        return changes.make(() -> {
            PolicyHistory history = store.history(storefront, key);
            PolicyEntry entry = history.beginningOn(from).orElseThrow(RefusedException::notFound);
            PolicyHistory.canWithdraw(entry, today).orRefuse(RefusedException.Kind.CONFLICT);
            Optional<PolicyEntry> goesOn = history.inPlaceOf(entry);
            store.removePolicy(entry);
            goesOn.ifPresent(store::prolongPolicy);
            Map<String, Object> details = new LinkedHashMap<>(SetPolicy.details(entry, Optional.empty()));
            goesOn.ifPresent(old -> details.put("goes_on_from", old.from()));
            changes.record(actor, storefront, "policy-withdrawn", entry.id(), details);
            return new BrowseStorefronts.InForce(entry, JsonTexts.read(entry.value()));
        });
    }
}
