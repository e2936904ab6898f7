package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.noren.payment.internal.app.PrepareBulk.Sent;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.Requests;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Carries out a bulk: asks for all at once, writes what came, commits what was reserved, writes that. Three steps and two transactions, however many
 * there are. Each attempt stands between two steps as a single one would, so that the janitor repairs it like one. What somebody else has taken in hand
 * meanwhile goes the way of a single one.
 */
@Component(service = ExecuteBulk.class)
public final class ExecuteBulk {

    /** An answer and what it means. */
    private record Judged(Attempt before, Verdict verdict) {}

    private final Clock clock;
    private final FinishAttempt finish;
    private final WriteBulk writer;
    private final Storefronts storefronts;
    private final CrashPoints crash;

    @Activate
    public ExecuteBulk(
            @Reference Clock clock,
            @Reference FinishAttempt finish,
            @Reference WriteBulk writer,
            @Reference Storefronts storefronts,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.finish = finish;
        this.writer = writer;
        this.storefronts = storefronts;
        this.crash = crash;
    }

    /** @param told is told what came of them, in the transactions that write it */
    void handle(Providers.Visit visit, List<Sent> sent, Consumer<List<Attempt>> told) {
        if (sent.isEmpty()) {
            return;
        }
        FinishAttempt.Time time = FinishAttempt.Time.of(finish.settings().callTime());
        List<Judged> started = start(visit, sent, time);
        crash.reached(CrashPoints.Point.AFTER_READ_BEFORE_RESULT);
        boolean enough = time.left().compareTo(finish.enough()) >= 0;
        List<WriteBulk.Written> written = writer.write(
                started.stream().map(judged -> step(judged, time, enough)).toList(), told);
        List<Attempt> committing = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            WriteBulk.Written one = written.get(i);
            if (!one.isOurs()) {
                finish.goOn(visit, one.before(), started.get(i).verdict(), time, single(told));
            } else if (one.after().state() == AttemptState.COMMITTING) {
                committing.add(one.after());
            } else {
                releaseIfNeeded(visit, one.after(), time, told);
            }
        }
        commit(visit, committing, time, told);
    }

    private List<Judged> start(Providers.Visit visit, List<Sent> sent, FinishAttempt.Time time) {
        Instant deadline = clock.instant().plus(time.left());
        List<Function<PaymentProvider, Outcome>> calls = new ArrayList<>();
        for (Sent one : sent) {
            String descriptor = storefronts.get(one.asked().storefront()).statementDescriptor();
            Requests.Start request = Requested.start(one.attempt(), one.asked(), descriptor, null, deadline);
            calls.add(provider -> provider.start(request));
        }
        crash.reached(CrashPoints.Point.AFTER_INTENT_BEFORE_SEND);
        List<Outcome> outcomes = askAll(visit, time, calls, CrashPoints.Point.AFTER_SEND_BEFORE_READ);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Sent one = sent.get(i);
            Verdict verdict = FinishAttempt.verdicts(visit, one.attempt())
                    .started(outcomes.get(i), one.asked().acceptedBrands());
            judged.add(new Judged(one.attempt(), verdict));
        }
        return judged;
    }

    private List<Outcome> askAll(
            Providers.Visit visit,
            FinishAttempt.Time time,
            List<Function<PaymentProvider, Outcome>> calls,
            CrashPoints.Point point) {
        try (CrashPoints.Sending sending = crash.sending(point)) {
            return visit.askAll(time.left(), calls);
        }
    }

    private WriteBulk.Step step(Judged judged, FinishAttempt.Time time, boolean enough) {
        Instant now = clock.instant();
        Attempt after = judged.verdict().state() == AttemptState.AUTHORISED && enough
                ? WriteResult.departing(
                        judged.before(),
                        judged.verdict(),
                        now.plus(time.left()),
                        now,
                        FinishAttempt.toCommit(judged.before().state()))
                : WriteResult.apply(judged.before(), judged.verdict(), now);
        return new WriteBulk.Step(judged.before(), after);
    }

    private void commit(
            Providers.Visit visit, List<Attempt> committing, FinishAttempt.Time time, Consumer<List<Attempt>> told) {
        if (committing.isEmpty()) {
            return;
        }
        crash.reached(CrashPoints.Point.BEFORE_COMMIT_SEND);
        List<Function<PaymentProvider, Outcome>> calls = new ArrayList<>();
        for (Attempt attempt : committing) {
            Requests.Step request = finish.step(attempt, time);
            calls.add(provider -> provider.commit(request));
        }
        List<Outcome> outcomes = askAll(visit, time, calls, CrashPoints.Point.AFTER_COMMIT_SEND_BEFORE_READ);
        crash.reached(CrashPoints.Point.AFTER_READ_BEFORE_RESULT);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < committing.size(); i++) {
            Attempt attempt = committing.get(i);
            judged.add(
                    new Judged(attempt, FinishAttempt.verdicts(visit, attempt).committed(outcomes.get(i))));
        }
        List<WriteBulk.Written> written =
                writer.write(judged.stream().map(one -> step(one, time, false)).toList(), told);
        for (int i = 0; i < written.size(); i++) {
            WriteBulk.Written one = written.get(i);
            if (one.isOurs()) {
                releaseIfNeeded(visit, one.after(), time, told);
            } else {
                finish.writer().result(one.before(), judged.get(i).verdict(), single(told));
            }
        }
    }

    private void releaseIfNeeded(
            Providers.Visit visit, Attempt after, FinishAttempt.Time time, Consumer<List<Attempt>> told) {
        if (after.state() == AttemptState.RELEASING) {
            finish.release(visit, after, time, single(told));
        }
    }

    private static Consumer<Attempt> single(Consumer<List<Attempt>> told) {
        return attempt -> told.accept(List.of(attempt));
    }
}
