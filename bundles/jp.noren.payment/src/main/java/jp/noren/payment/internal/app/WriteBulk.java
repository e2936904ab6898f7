package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what became of many attempts, with all that belongs to it, in one transaction; each counts only if nobody else has taken it in hand. */
@Component(service = WriteBulk.class)
public final class WriteBulk {

    /** What is to be written. */
    record Step(Attempt before, Attempt after) {}

    /** @param isOurs false when somebody else has it in hand, and nothing was written */
    record Written(Attempt before, Attempt after, boolean isOurs) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Attempts attempts;
    private final Chronicle chronicle;
    private final CrashPoints crash;

    @Activate
    public WriteBulk(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Attempts attempts,
            @Reference Chronicle chronicle,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.transactions = transactions;
        this.attempts = attempts;
        this.chronicle = chronicle;
        this.crash = crash;
    }

    /**
     * @param inside is told in the same transaction what is not on its way to be committed
     * @return in the order of the steps
     */
    List<Written> write(List<Step> steps, Consumer<List<Attempt>> inside) {
        Instant now = clock.instant();
        List<Attempts.Change> changes = steps.stream()
                .map(step -> new Attempts.Change(step.before(), step.after()))
                .toList();
        List<Written> written = transactions.required(() -> {
            boolean[] ours = attempts.moveAll(changes);
            List<Written> all = new ArrayList<>(ours.length);
            List<Attempt> news = new ArrayList<>(ours.length);
            for (int i = 0; i < ours.length; i++) {
                Step step = steps.get(i);
                all.add(new Written(step.before(), step.after(), ours[i]));
                if (ours[i] && step.after().state() != AttemptState.COMMITTING) {
                    chronicle.settled(step.before(), step.after(), now);
                    news.add(step.after());
                }
            }
            if (!news.isEmpty()) {
                inside.accept(news);
            }
            crash.reached(CrashPoints.Point.INSIDE_RESULT);
            return all;
        });
        crash.reached(CrashPoints.Point.AFTER_RESULT_BEFORE_OUTBOX);
        return written;
    }
}
