package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.PolicyReach;
import jp.noren.storefront.internal.domain.PolicyEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Says what would happen if a storefront decided something from a day on, and who would be touched. Writes nothing. */
@Component(service = PreviewPolicy.class)
public final class PreviewPolicy {
    private final PlannedPolicy planned;
    private final Transactions transactions;
    private final List<PolicyReach> reaches = new CopyOnWriteArrayList<>();

    @Activate
    public PreviewPolicy(@Reference PlannedPolicy planned, @Reference Transactions transactions) {
        this.planned = planned;
        this.transactions = transactions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindReach(PolicyReach reach) {
        reaches.add(reach);
    }

    public void unbindReach(PolicyReach reach) {
        reaches.remove(reach);
    }

    /**
     * What would happen.
     *
     * @param entry as it would be written
     * @param before what is in force the day before it begins, null where nothing is; it would end there if it is open
     * @param reached by capability
     */
    public record Preview(PolicyEntry entry, JsonNode before, List<PolicyReach.Reached> reached) {}

    /** @throws jp.noren.kernel.RefusedException as {@link SetPolicy#handle} refuses the same decision */
    public Preview handle(Caller actor, String storefront, PlannedPolicy.Decided decided) {
        PlannedPolicy.Plan plan = planned.read(actor, storefront, decided);
        PolicyEntry entry = plan.entry();
        return transactions.required(() -> {
            JsonNode before = planned.requireRoom(storefront, plan)
                    .inForce(entry.from().minusDays(1))
                    .map(old -> JsonTexts.read(old.value()))
                    .orElse(null);
            return new Preview(entry, before, reached(storefront, entry));
        });
    }

    private List<PolicyReach.Reached> reached(String storefront, PolicyEntry entry) {
        return reaches.stream()
                .flatMap(reach -> reach.reach(storefront, entry.key(), entry.from()).stream())
                .sorted(java.util.Comparator.comparing(PolicyReach.Reached::what))
                .toList();
    }
}
