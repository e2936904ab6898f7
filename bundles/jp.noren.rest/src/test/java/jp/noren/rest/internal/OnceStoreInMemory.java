package jp.noren.rest.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.noren.rest.internal.once.OnceStore;

/** Keeps claims as the database does, for tests of what happens around the store. */
public class OnceStoreInMemory implements OnceStore {
    private record Row(String fingerprint, long fence, byte[] answer) {}

    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final AtomicLong fences = new AtomicLong();

    public int size() {
        return rows.size();
    }

    @Override
    public Claim claim(String scope, String fingerprint) {
        long fence = fences.incrementAndGet();
        Row there = rows.putIfAbsent(scope, new Row(fingerprint, fence, null));
        if (there == null) {
            return new Claim.Granted(fence);
        }
        if (!there.fingerprint().equals(fingerprint)) {
            return new Claim.Reused();
        }
        return there.answer() == null ? new Claim.Running() : new Claim.Answered(there.answer());
    }

    @Override
    public boolean keep(String scope, long fence, int status, byte[] sealedAnswer) {
        Row row = rows.get(scope);
        return row != null
                && row.fence() == fence
                && rows.replace(scope, row, new Row(row.fingerprint(), fence, sealedAnswer));
    }

    @Override
    public void release(String scope, long fence) {
        rows.computeIfPresent(scope, (s, row) -> row.fence() == fence && row.answer() == null ? null : row);
    }
}
