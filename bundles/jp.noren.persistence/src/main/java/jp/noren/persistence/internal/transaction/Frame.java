package jp.noren.persistence.internal.transaction;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the outermost call keeps while its transaction runs. */
final class Frame {
    private final List<Runnable> hints = new ArrayList<>();
    private final List<Runnable> lastWork = new ArrayList<>();
    private final Map<Object, Object> kept = new IdentityHashMap<>();
    private Throwable joinedFailure;

    void hint(Runnable hint) {
        hints.add(hint);
    }

    List<Runnable> hints() {
        return hints;
    }

    void last(Runnable work) {
        lastWork.add(work);
    }

    /** What is put off while this runs is run too. */
    void runLastWork() {
        for (int i = 0; i < lastWork.size(); i++) {
            lastWork.get(i).run();
        }
    }

    /** Each key is used with one type by whoever owns it. */
    @SuppressWarnings("unchecked")
    <T> T kept(Object key, Supplier<T> first) {
        return (T) kept.computeIfAbsent(key, owner -> first.get());
    }

    /** The first failure of a joined call: the reason of a later refusal to commit. */
    void joinedCallFailed(Throwable failure) {
        if (joinedFailure == null) {
            joinedFailure = failure;
        }
    }

    Throwable joinedFailure() {
        return joinedFailure;
    }
}
