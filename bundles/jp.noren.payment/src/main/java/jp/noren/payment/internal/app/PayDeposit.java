package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.internal.domain.Settlement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts money that has arrived to the transfer that waits for it, in the running transaction. */
@Component(service = PayDeposit.class)
public final class PayDeposit {

    /** @param attempt as it stands afterwards */
    record Paid(Attempt attempt, Settlement settlement) {}

    private final Clock clock;
    private final Attempts attempts;
    private final Chronicle chronicle;

    @Activate
    public PayDeposit(@Reference Clock clock, @Reference Attempts attempts, @Reference Chronicle chronicle) {
        this.clock = clock;
        this.attempts = attempts;
        this.chronicle = chronicle;
    }

    /** Empty when the payment does not wait for a deposit any more. */
    Optional<Paid> pay(String payment, Yen amount) {
        Optional<Attempt> waiting = attempts.find(payment).filter(found -> found.state() == AttemptState.PENDING);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Attempt before = waiting.get();
        Settlement settlement =
                Settlement.of(before.money().amount(), before.money().received(), amount);
        if (!attempts.receive(before, settlement.owed(), settlement.paid(), clock.instant())) {
            return Optional.empty();
        }
        Attempt after = attempts.find(payment).orElseThrow();
        if (settlement.paid()) {
            chronicle.received(after);
            chronicle.changed(after);
        }
        return Optional.of(new Paid(after, settlement));
    }

    /** @param attempt whose money it is; null for nobody's */
    void post(Attempt attempt, LedgerEntry entry) {
        chronicle.post(attempt == null ? null : attempt.order().storefront(), entry, clock.instant());
    }
}
