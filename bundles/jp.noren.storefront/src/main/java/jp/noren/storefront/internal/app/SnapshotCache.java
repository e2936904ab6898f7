package jp.noren.storefront.internal.app;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.domain.PolicyHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps a snapshot in memory that is never older than a second. After half of that somebody who asks looks at the revision, which is one row, and reads the
 * rest only when that has changed; the others go on with what is there. A revision that was seen and then rolled back is noticed the same way.
 */
@Component(service = SnapshotCache.class)
public final class SnapshotCache {
    private static final long SOFT_NANOS = Duration.ofMillis(500).toNanos();
    private static final long HARD_NANOS = Duration.ofSeconds(1).toNanos();

    private record Kept(Snapshot snapshot, long checkedAt, long generation) {}

    private final StorefrontStore store;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final AtomicLong generation = new AtomicLong();
    private volatile Kept kept;

    @Activate
    public SnapshotCache(@Reference StorefrontStore store) {
        this.store = store;
    }

    Snapshot current() {
        Kept now = kept;
        if (isYoungerThan(SOFT_NANOS, now)) {
            return now.snapshot();
        }
        if (isYoungerThan(HARD_NANOS, now)) {
            if (refreshing.tryLock()) {
                return refreshHoldingLock();
            }
            return now.snapshot();
        }
        refreshing.lock();
        return isYoungerThan(SOFT_NANOS, kept) ? unlockWith(kept.snapshot()) : refreshHoldingLock();
    }

    /** After a change of our own: the next one who asks reads anew. */
    void invalidate() {
        generation.incrementAndGet();
    }

    private boolean isYoungerThan(long nanos, Kept what) {
        return what != null && what.generation() == generation.get() && System.nanoTime() - what.checkedAt() < nanos;
    }

    private Snapshot unlockWith(Snapshot snapshot) {
        refreshing.unlock();
        return snapshot;
    }

    private Snapshot refreshHoldingLock() {
        try {
            long before = generation.get();
            long start = System.nanoTime();
            String revision = store.revision();
            boolean same = kept != null && kept.snapshot().revision().equals(revision);
            Snapshot snapshot = same ? kept.snapshot() : read(revision);
            kept = new Kept(snapshot, start, before);
            return snapshot;
        } finally {
            refreshing.unlock();
        }
    }

    private Snapshot read(String revision) {
        Map<String, Storefront> storefronts = new LinkedHashMap<>();
        store.storefronts().forEach(storefront -> storefronts.put(storefront.id(), storefront));
        Map<String, LocalizedText> resellers = new LinkedHashMap<>();
        store.resellers().forEach(reseller -> resellers.put(reseller.code(), reseller.name()));
        Map<String, Map<String, Boolean>> switches = store.switches().stream()
                .collect(Collectors.groupingBy(
                        StorefrontStore.Switch::storefront,
                        Collectors.toMap(StorefrontStore.Switch::name, StorefrontStore.Switch::on)));
        return new Snapshot(revision, storefronts, resellers, policies(), switches);
    }

    private Map<String, Map<String, PolicyValues>> policies() {
        Map<String, Map<String, PolicyValues>> policies = new TreeMap<>();
        Map<String, Map<String, List<StorefrontStore.OwnedPolicy>>> grouped = store.policies().stream()
                .collect(Collectors.groupingBy(
                        StorefrontStore.OwnedPolicy::storefront,
                        Collectors.groupingBy(policy -> policy.entry().key())));
        grouped.forEach((storefront, byKey) -> {
            Map<String, PolicyValues> values = new TreeMap<>();
            byKey.forEach((key, owned) -> values.put(key, values(owned)));
            policies.put(storefront, values);
        });
        return policies;
    }

    private static PolicyValues values(List<StorefrontStore.OwnedPolicy> owned) {
        return new PolicyValues(new PolicyHistory(
                owned.stream().map(StorefrontStore.OwnedPolicy::entry).toList()));
    }
}
