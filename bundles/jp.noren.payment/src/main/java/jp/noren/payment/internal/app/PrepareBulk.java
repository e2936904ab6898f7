package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.BulkPayments;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.ProviderInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes the attempts of a bulk in the running transaction, by one statement. They are written as leaving already: they leave right after that
 * transaction, and who finds one later must take it for sent.
 */
@Component(service = PrepareBulk.class)
public final class PrepareBulk {

    /** An attempt that is written, and what was asked for. */
    record Sent(Attempt attempt, Payments.Start asked) {}

    private final Clock clock;
    private final Attempts attempts;
    private final Settings settings;
    private final CrashPoints crash;

    @Activate
    public PrepareBulk(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference Settings settings,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.attempts = attempts;
        this.settings = settings;
        this.crash = crash;
    }

    /** @return what was written; the rest is left out */
    List<Sent> handle(Providers.Visit visit, List<Payments.Start> starts) {
        if (starts.size() > BulkPayments.MOST || visit.info().can(Capability.OFFLINE)) {
            throw new IllegalArgumentException(
                    starts.size() + " payments at once by " + visit.info().id());
        }
        Instant now = clock.instant();
        List<Sent> wanted = starts.stream()
                .filter(asked -> isInRange(visit.info(), asked.amount())
                        && Requested.refusal(asked).isEmpty())
                .map(asked -> new Sent(leaving(visit.info(), asked, now), asked))
                .toList();
        boolean[] inserted =
                attempts.insertAll(wanted.stream().map(Sent::attempt).toList());
        List<Sent> written = new ArrayList<>(inserted.length);
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i]) {
                written.add(wanted.get(i));
            }
        }
        crash.reached(CrashPoints.Point.BEFORE_INTENT_COMMIT);
        return written;
    }

    private static boolean isInRange(ProviderInfo info, Yen amount) {
        return amount.compareTo(info.min()) >= 0 && amount.compareTo(info.max()) <= 0;
    }

    private Attempt leaving(ProviderInfo info, Payments.Start asked, Instant now) {
        Attempt.Order order = new Attempt.Order(
                asked.storefront(), asked.purpose(), asked.key(), info.method(), info.id(), asked.transferName(), now);
        Attempt.Money money = new Attempt.Money(asked.amount(), asked.tax(), Yen.ZERO, Yen.ZERO, Yen.ZERO);
        Attempt.Standing intent = new Attempt.Standing(AttemptState.INTENT, null, null, 0, 0, now, null);
        Attempt attempt = new Attempt(Ids.random("pay"), order, money, intent, Attempt.Handle.NONE);
        Verdict sent = Verdict.of(AttemptState.SENT);
        return WriteResult.departing(attempt, sent, now.plus(settings.callTime()), now, AttemptState.SENT);
    }
}
