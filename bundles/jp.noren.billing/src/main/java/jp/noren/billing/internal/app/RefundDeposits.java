package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.payment.api.PaymentRefunds;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives deposits back by the company that brought them, where it can: card companies refuse what is months old, and then a person transfers it. */
@Component(
        service = {Job.class, RefundDeposits.class},
        property = {Job.NAME + "=billing.refund-deposits", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class RefundDeposits implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(RefundDeposits.class);
    private static final int A_RUN = 20;
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(55);

    private final Clock clock;
    private final DepositShelf shelf;
    private final PaymentRefunds refunds;
    private final MoveDeposits moves;

    @Activate
    public RefundDeposits(
            @Reference Clock clock,
            @Reference DepositShelf shelf,
            @Reference PaymentRefunds refunds,
            @Reference MoveDeposits moves) {
        this.clock = clock;
        this.shelf = shelf;
        this.refunds = refunds;
        this.moves = moves;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<HeldDeposit> released = shelf.released(now.minus(NOT_AGAIN_WITHIN), A_RUN);
        released.forEach(this::giveBack);
        return released.size() == A_RUN;
    }

    private void giveBack(HeldDeposit deposit) {
        shelf.looked(deposit.charge(), clock.instant());
        try {
            switch (ask(deposit)) {
                case GIVEN -> moves.refunded(deposit, null, "refunds", Caller.system("billing"));
                case REFUSED -> moves.byHand(deposit);
                case LATER -> LOG.debug("The deposit of {} is asked for again", deposit.charge());
            }
        } catch (RuntimeException e) {
            LOG.error("The deposit of {} could not be given back", deposit.charge(), e);
        }
    }

    private PaymentRefunds.Given ask(HeldDeposit deposit) {
        if (deposit.payment() == null) {
            // it was paid before this house knew of it: no company of ours has it
            return PaymentRefunds.Given.REFUSED;
        }
        String key = "deposit:" + deposit.charge();
        return refunds.request(deposit.payment(), key, deposit.amount(), "deposit of " + deposit.contractNumber());
    }
}
