package jp.noren.storefront.internal.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.storefront.internal.domain.PolicyEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A storefront decides something, from a day on that has not passed. What was decided before ends on that day. */
@Component(service = SetPolicy.class)
public final class SetPolicy {
    private final StorefrontStore store;
    private final PlannedPolicy planned;
    private final Changes changes;

    @Activate
    public SetPolicy(@Reference StorefrontStore store, @Reference PlannedPolicy planned, @Reference Changes changes) {
        this.store = store;
        this.planned = planned;
        this.changes = changes;
    }

    /**
     * @throws jp.noren.kernel.RefusedException NOT_FOUND; UNPROCESSABLE with the fields; CONFLICT {@code storefront.policy-backdated},
     *     {@code storefront.policy-overlaps} or {@code storefront.policy-empty}
     */
    public PolicyEntry handle(Caller actor, String storefront, PlannedPolicy.Decided decided) {
        PlannedPolicy.Plan plan = planned.read(actor, storefront, decided);
        PolicyEntry entry = plan.entry();
        return changes.make(() -> {
            Optional<PolicyEntry> before = planned.requireRoom(storefront, plan).openEnd();
            before.ifPresent(open -> store.endPolicy(open.endingOn(entry.from())));
            store.addPolicy(storefront, entry);
            changes.record(actor, storefront, "policy-set", entry.id(), details(entry, before));
            return entry;
        });
    }

    static Map<String, Object> details(PolicyEntry entry, Optional<PolicyEntry> before) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", entry.key());
        details.put("value", shortened(entry.value()));
        details.put("valid_from", entry.from());
        details.put("valid_to", entry.to());
        before.ifPresent(old -> details.put("before", shortened(old.value())));
        return details;
    }

    /** The whole value stands in the policy's own row, which is never changed. */
    private static String shortened(String value) {
        return value.length() <= 2_000 ? value : value.substring(0, 2_000) + "…";
    }
}
