package jp.noren.payment.internal.rest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.noren.payment.internal.app.Attempts.Count;
import jp.noren.payment.internal.domain.AttemptState;

/**
 * How the payments stand as a whole.
 *
 * @param open what is under way or being asked for: nobody can say yet how it ends
 * @param oldestOpen since when the oldest of these stands as it does
 * @param pending what waits for a buyer or a deposit
 * @param needsOperator what a person must look at
 * @param possibleHolds authorisations without a reply
 * @param paidByMethod how many have been paid
 */
record FiguresWire(
        long open,
        Instant oldestOpen,
        long pending,
        long needsOperator,
        long possibleHolds,
        Map<String, Long> paidByMethod) {

    static FiguresWire of(List<Count> counts) {
        Map<String, Long> paid = new TreeMap<>();
        counts.stream()
                .filter(count -> count.state() == AttemptState.SUCCEEDED)
                .forEach(count -> paid.put(count.method(), count.attempts()));
        return new FiguresWire(
                sum(counts, FiguresWire::isOpen),
                counts.stream()
                        .filter(count -> isOpen(count.state()))
                        .map(Count::oldest)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                sum(counts, state -> state == AttemptState.PENDING),
                sum(counts, state -> state == AttemptState.NEEDS_OPERATOR),
                sum(counts, state -> state == AttemptState.ABANDONED_UNCOMMITTED),
                paid);
    }

    private static boolean isOpen(AttemptState state) {
        return !state.isEnd() && state != AttemptState.PENDING && state != AttemptState.NEEDS_OPERATOR;
    }

    private static long sum(List<Count> counts, Predicate<AttemptState> which) {
        return counts.stream()
                .filter(count -> which.test(count.state()))
                .mapToLong(Count::attempts)
                .sum();
    }
}
