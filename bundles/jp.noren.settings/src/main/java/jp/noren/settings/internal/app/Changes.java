package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How settings are changed: one change after the other, recorded in the trail without any secret, and taken up by this node at once. */
@Component(service = Changes.class)
public final class Changes {
    private final SettingsStore store;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final FollowSettings follower;

    @Activate
    public Changes(
            @Reference SettingsStore store,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference FollowSettings follower) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.follower = follower;
    }

    /** A change of what lies in the store, under a new revision. */
    interface Change {
        void make(SettingsStore store, long revision);
    }

    void make(Change change) {
        transactions.run(() -> {
            change.make(store, store.nextChange());
            transactions.afterCommit(follower::hasten);
        });
    }

    void record(Caller actor, Optional<OwnSettings> before, Optional<OwnSettings> after) {
        OwnSettings.Of of = after.or(() -> before).orElseThrow().of();
        Map<String, Object> details = new TreeMap<>();
        details.put("provider", of.provider());
        details.put("values", values(before, after));
        details.put("secrets", secrets(before, after));
        String act = after.isPresent() ? "settings.changed" : "settings.removed";
        audit.record(actor, of.storefront(), act, of.provider(), details);
    }

    /** What differs, as it was and as it is. */
    private static Map<String, Object> values(Optional<OwnSettings> before, Optional<OwnSettings> after) {
        Map<String, List<String>> old = before.map(OwnSettings::plain).orElse(Map.of());
        Map<String, List<String>> now = after.map(OwnSettings::plain).orElse(Map.of());
        TreeSet<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        Map<String, Object> changed = new TreeMap<>();
        keys.stream()
                .filter(key -> !Objects.equals(old.get(key), now.get(key)))
                .forEach(key -> changed.put(
                        key,
                        Map.of("before", old.getOrDefault(key, List.of()), "after", now.getOrDefault(key, List.of()))));
        return changed;
    }

    /** What became of each secret; never a word of its content. */
    private static Map<String, Object> secrets(Optional<OwnSettings> before, Optional<OwnSettings> after) {
        Map<String, Object> said = new TreeMap<>();
        before.map(OwnSettings::secrets).orElse(List.of()).forEach(secret -> said.put(secret.key(), "removed"));
        after.map(OwnSettings::secrets).orElse(List.of()).forEach(secret -> {
            boolean kept = before.flatMap(settings -> settings.secret(secret.key()))
                    .filter(secret::equals)
                    .isPresent();
            said.put(secret.key(), kept ? "kept" : said.containsKey(secret.key()) ? "replaced" : "set");
        });
        return said;
    }
}
