package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects one charge now, by whatever its method is: at conclusion, when its member asks for it, and what no bulk can take. */
@Component(service = CollectOne.class)
public final class CollectOne {
    private static final Logger LOG = LoggerFactory.getLogger(CollectOne.class);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final Clock clock;
    private final Transactions transactions;
    private final Payments payments;
    private final ChargeBook charges;
    private final Steps steps;

    /** What it works with. */
    @Component(service = Steps.class)
    public record Steps(AskForCharge asking, SettleCharges settle, Dun dun) {
        @Activate
        public Steps(@Reference AskForCharge asking, @Reference SettleCharges settle, @Reference Dun dun) {
            this.asking = asking;
            this.settle = settle;
            this.dun = dun;
        }
    }

    @Activate
    public CollectOne(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Payments payments,
            @Reference ChargeBook charges,
            @Reference Steps steps) {
        this.clock = clock;
        this.transactions = transactions;
        this.payments = payments;
        this.charges = charges;
        this.steps = steps;
    }

    /**
     * @return the payment as it is now; empty where nothing is to be paid, or nothing can be
     * @throws RefusedException CONFLICT {@code payment.method-not-offered}
     * @throws ClosedGateException when the provider's bundle is away; nothing was written
     */
    Optional<PaymentView> handle(Charge charge) {
        return charge.isOwed() ? collect(charge, false) : current(charge);
    }

    private Optional<PaymentView> current(Charge charge) {
        return Optional.ofNullable(charge.standing().payment()).flatMap(payments::find);
    }

    /** What is due by itself and by no kept card: atone's member has to begin, the invoice company is asked. */
    void byItself(Charge charge) {
        try {
            if (charge.isBy(Charge.ATONE)) {
                transactions.run(() -> steps.dun().remind(charge));
            } else {
                collect(charge, true);
            }
        } catch (ClosedGateException | RefusedException e) {
            LOG.warn(
                    "The charge {} by {} has to wait: {}",
                    charge.id(),
                    charge.owner().method(),
                    e.toString());
            charges.postpone(charge, clock.instant().plus(LATER), false);
        }
    }

    private Optional<PaymentView> collect(Charge charge, boolean round) {
        if (charge.isBy(Charge.CARD) && charge.owner().customerRef() == null) {
            transactions.run(() -> withoutCard(charge, round));
            return Optional.empty();
        }
        var buyer = AskForCharge.kind(charge, steps.asking().member(charge));
        try (Payments.Session session =
                payments.open(charge.owner().storefront(), charge.owner().method(), buyer)) {
            Optional<Charge> claimed = transactions.required(() -> claim(session, charge, round));
            return claimed.map(mine -> session.execute(
                            mine.standing().payment(), view -> steps.settle().apply(mine, view)))
                    .or(() -> charges.find(charge.id()).flatMap(this::current));
        }
    }

    private Optional<Charge> claim(Payments.Session session, Charge charge, boolean round) {
        if (!claimed(charge, round)) {
            return Optional.empty();
        }
        PaymentView prepared = session.prepare(steps.asking().alone(charge));
        charges.paying(charge.id(), prepared.id());
        return Optional.of(charge.claimed(prepared.id(), round, clock.instant()));
    }

    private boolean claimed(Charge charge, boolean round) {
        return charges.claim(List.of(new ChargeBook.Claim(charge, null, round)), clock.instant())[0];
    }

    private void withoutCard(Charge charge, boolean round) {
        if (claimed(charge, round)) {
            steps.dun().failed(charge.claimed(null, round, clock.instant()), DeclineReason.CARD_UNUSABLE.name());
        }
    }
}
