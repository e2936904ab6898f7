package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is asked of a policy before it is decided or only looked at: one set of rules for both, so that a preview never promises what is then refused. */
@Component(service = PlannedPolicy.class)
public final class PlannedPolicy {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final StorefrontStore store;
    private final Ownership ownership;
    private final Clock clock;

    @Activate
    public PlannedPolicy(@Reference StorefrontStore store, @Reference Ownership ownership, @Reference Clock clock) {
        this.store = store;
        this.ownership = ownership;
        this.clock = clock;
    }

    /**
     * What is decided.
     *
     * @param from first day, on Japan's calendar; null: today
     * @param to first day on which it no longer holds; null: open
     */
    public record Decided(String key, JsonNode value, LocalDate from, LocalDate to) {

        /** As the shell says it: the value is JSON; what is none is taken as a text. */
        public static Decided of(String key, String value, LocalDate from) {
            return new Decided(key, JsonTexts.readLeniently(value), from, null);
        }
    }

    /** An entry as it would be written, and the day on which it was asked for. */
    record Plan(PolicyEntry entry, LocalDate today) {}

    /** @throws RefusedException NOT_FOUND; UNPROCESSABLE with the fields */
    Plan read(Caller actor, String storefront, Decided decided) {
        ownership.requireOwn(actor, storefront);
        List<FieldError> errors = PolicyValue.check("/key", "/value", decided.key(), decided.value());
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        LocalDate from = decided.from() == null ? today : decided.from();
        String value = JsonTexts.write(decided.value());
        return new Plan(new PolicyEntry(Ids.random("pol"), decided.key(), value, from, decided.to()), today);
    }

    /**
     * The history the entry would join.
     *
     * @throws RefusedException CONFLICT when there is no room for it
     */
    PolicyHistory requireRoom(String storefront, Plan plan) {
        PolicyEntry entry = plan.entry();
        PolicyHistory history = store.history(storefront, entry.key());
        history.canAdd(entry.from(), entry.to(), plan.today()).orRefuse(RefusedException.Kind.CONFLICT);
        return history;
    }
}
