package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A storefront decides something, from a day on that has not passed. What was decided before ends on that day. */
@Component(service = SetPolicy.class)
public final class SetPolicy {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final StorefrontStore store;
    private final Ownership ownership;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public SetPolicy(
            @Reference StorefrontStore store,
            @Reference Ownership ownership,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.store = store;
        this.ownership = ownership;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What is decided.
     *
     * @param from first day, on Japan's calendar; null: today
     * @param to first day on which it no longer holds; null: open
     */
    public record Decided(String key, JsonNode value, LocalDate from, LocalDate to) {}

    /**
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE with the fields; CONFLICT {@code storefront.policy-backdated},
     *     {@code storefront.policy-overlaps} or {@code storefront.policy-empty}
     */
    public PolicyEntry handle(Caller actor, String storefront, Decided decided) {
        ownership.requireOwn(actor, storefront);
        List<FieldError> errors = PolicyValue.check("/key", "/value", decided.key(), decided.value());
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        LocalDate from = decided.from() == null ? today : decided.from();
        PolicyEntry entry =
                new PolicyEntry(Ids.random("pol"), decided.key(), JsonTexts.write(decided.value()), from, decided.to());
        return changes.make(() -> {
            PolicyHistory history = store.history(storefront, entry.key());
            history.canAdd(from, decided.to(), today).orRefuse(RefusedException.Kind.CONFLICT);
            Optional<PolicyEntry> before = history.openEnd();
            before.ifPresent(open -> store.endPolicy(open.endingOn(from)));
            store.addPolicy(storefront, entry);
            changes.record(actor, storefront, "policy-set", entry.id(), details(entry, before));
            return entry;
        });
    }

    /**
     * The same from the shell.
     *
     * @param value JSON; what is none is taken as a text
     */
    public PolicyEntry handle(Caller actor, String storefront, String key, String value, LocalDate from) {
        return handle(actor, storefront, new Decided(key, JsonTexts.readLeniently(value), from, null));
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
