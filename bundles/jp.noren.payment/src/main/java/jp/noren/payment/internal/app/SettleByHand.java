package jp.noren.payment.internal.app;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * An operator has looked at the payment company's screen, or into its settlement list, and says what is there. Only what waits for a person can be
 * settled so; who said it and why stands in the trail.
 */
@Component(service = SettleByHand.class)
public final class SettleByHand {

    /** What was found. */
    public enum Found {
        /** The money moved (of a refund: it was given back). */
        MOVED,
        /** It did not and will not. */
        NOT_MOVED,
        /** Not clear: the house shall ask again. */
        ASK_AGAIN,
        /** The settlement list shows no hold any more. */
        NO_HOLD
    }

    private final Transactions transactions;
    private final Attempts attempts;
    private final WriteResult writer;
    private final SettleRefund refunds;
    private final Chronicle chronicle;

    @Activate
    public SettleByHand(
            @Reference Transactions transactions,
            @Reference Attempts attempts,
            @Reference WriteResult writer,
            @Reference SettleRefund refunds,
            @Reference Chronicle chronicle) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.writer = writer;
        this.refunds = refunds;
        this.chronicle = chronicle;
    }

    /**
     * @param id of a payment or a refund
     * @param note in the operator's words
     * @return the state afterwards
     * @throws RefusedException NOT_FOUND; CONFLICT {@code payment.not-for-hand} when it does not wait for a person
     */
    public AttemptState handle(Caller caller, String id, Found found, String note) {
        return transactions.required(
                () -> id.startsWith("rfd_") ? refund(caller, id, found, note) : payment(caller, id, found, note));
    }

    private AttemptState payment(Caller caller, String id, Found found, String note) {
        Attempt attempt = attempts.find(id).orElseThrow(RefusedException::notFound);
        audit(caller, attempt, id, found, note);
        if (found == Found.NO_HOLD) {
            if (!attempts.clearReason(attempt, AttemptState.ABANDONED_UNCOMMITTED)) {
                throw notForHand();
            }
            return attempt.state();
        }
        require(attempt.state());
        Attempt after = writer.resultByItself(attempt, Verdict.of(state(found)));
        if (after.state() != state(found)) {
            throw notForHand();
        }
        return after.state();
    }

    private AttemptState refund(Caller caller, String id, Found found, String note) {
        Refund refund = refunds.refunds().find(id).orElseThrow(RefusedException::notFound);
        Attempt attempt = attempts.find(refund.order().payment()).orElseThrow();
        audit(caller, attempt, id, found, note);
        require(refund.state());
        boolean again = found == Found.ASK_AGAIN && refund.order().whole();
        if (found != Found.MOVED && found != Found.NOT_MOVED && !again) {
            throw notForHand();
        }
        return refunds.result(attempt, refund, Verdict.of(state(found))).state();
    }

    private void audit(Caller caller, Attempt attempt, String id, Found found, String note) {
        chronicle.audit(
                caller,
                attempt.order().storefront(),
                "payment.settled-by-hand",
                id,
                Map.of("found", found.name(), "note", note));
    }

    private static void require(AttemptState state) {
        if (state != AttemptState.NEEDS_OPERATOR) {
            throw notForHand();
        }
    }

    private static AttemptState state(Found found) {
        return switch (found) {
            case MOVED -> AttemptState.SUCCEEDED;
            case NOT_MOVED -> AttemptState.NOT_EXECUTED;
            default -> AttemptState.UNKNOWN;
        };
    }

    private static RefusedException notForHand() {
        return new RefusedException(Kind.CONFLICT, "payment.not-for-hand");
    }
}
