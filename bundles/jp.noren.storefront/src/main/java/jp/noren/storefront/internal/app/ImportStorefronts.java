package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes resellers and storefronts with their policies and switches from a document: all of it, or nothing and a pointer to everything that is wrong.
 * A policy that the storefront did not have holds from {@link #ALWAYS} on, a changed one from today, an equal one is left alone; so the same document
 * twice changes nothing.
 */
@Component(service = ImportStorefronts.class)
public final class ImportStorefronts {
    /** Before the first day of the house. */
    static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private final StorefrontStore store;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public ImportStorefronts(@Reference StorefrontStore store, @Reference Changes changes, @Reference Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /** How many were new or changed. */
    public record Imported(int resellers, int storefronts, int policies, int switches) {}

    /** @throws RefusedException UNPROCESSABLE {@code kernel.invalid-fields} with a pointer for each fault */
    public Imported handle(Caller actor, JsonNode document) {
        ImportedDocument read = ImportedDocument.read(document);
        refuse(read.errors());
        return changes.make(() -> {
            Run run = new Run(actor, LocalDate.ofInstant(clock.instant(), PlannedPolicy.JAPAN));
            read.resellers().values().forEach(run::reseller);
            read.storefronts().forEach(run::storefront);
            refuse(run.errors);
            return new Imported(run.resellers, run.storefronts, run.policies, run.switches);
        });
    }

    /** The same from text, for a file. */
    public Imported handle(Caller actor, String document) {
        return handle(actor, JsonTexts.read(document));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
    }

    /** One import, within its transaction. */
    private final class Run {
        private final Caller actor;
        private final LocalDate today;
        private final Set<StorefrontStore.Switch> switchesBefore;
        private final List<FieldError> errors = new ArrayList<>();
        private int resellers;
        private int storefronts;
        private int policies;
        private int switches;

        private Run(Caller actor, LocalDate today) {
            this.actor = actor;
            this.today = today;
            this.switchesBefore = Set.copyOf(store.switches());
        }

        private void reseller(Reseller reseller) {
            if (store.reseller(reseller.code()).filter(reseller.name()::equals).isEmpty()) {
                store.putReseller(reseller);
                changes.record(actor, null, "reseller-imported", reseller.code(), Map.of("name", reseller.name()));
                resellers++;
            }
        }

        private void storefront(ImportedDocument.Imported imported) {
            var storefront = imported.storefront();
            if (store.reseller(storefront.reseller()).isEmpty()) {
                errors.add(FieldError.of(imported.at() + "/reseller", "storefront.reseller-unknown"));
                return;
            }
            if (store.find(storefront.id()).filter(storefront::equals).isEmpty()) {
                store.put(storefront);
                changes.record(actor, storefront.id(), "imported", storefront.id(), AddStorefront.details(storefront));
                storefronts++;
            }
            imported.policies()
                    .forEach((key, value) -> policy(imported.at(), storefront.id(), key, JsonTexts.write(value)));
            imported.switches().forEach((name, on) -> turn(storefront.id(), name, on));
        }

        private void policy(String at, String storefront, String key, String value) {
            PolicyHistory history = store.history(storefront, key);
            Optional<PolicyEntry> last = history.openEnd();
            if (last.filter(open -> open.value().equals(value)).isPresent()) {
                return;
            }
            LocalDate from = history.entries().isEmpty() ? ALWAYS : today;
            if (!history.canAdd(from, null, from).isAllowed()) {
                errors.add(FieldError.of(at + "/policies/" + key, "storefront.policy-decided-already"));
                return;
            }
            PolicyEntry entry = new PolicyEntry(Ids.random("pol"), key, value, from, null);
            last.ifPresent(open -> store.endPolicy(open.endingOn(from)));
            store.addPolicy(storefront, entry);
            changes.record(actor, storefront, "policy-imported", entry.id(), SetPolicy.details(entry, last));
            policies++;
        }

        private void turn(String storefront, String name, boolean on) {
            StorefrontStore.Switch wanted = new StorefrontStore.Switch(storefront, name, on);
            if (switchesBefore.contains(wanted)) {
                return;
            }
            store.setSwitch(wanted);
            changes.record(actor, storefront, "switched", storefront, Map.of("name", name, "on", on));
            switches++;
        }
    }
}
