package jp.noren.payment.sbps.internal.app;

import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Reference;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/**
 * Moves what was reserved: ST02-00101, and where the contract captures by call, ST02-00201 after it. "Moved" means captured. Both steps may be sent again: a second
 * one is refused with a code that says the first was done, so one reference moves money once.
 */
final class Settle {
    private final Calls calls;
    private final Contract contract;
    private final LookUp lookUp;
    private final GiveBack giveBack;

    Settle(Calls calls, Contract contract, LookUp lookUp, GiveBack giveBack) {
        this.calls = calls;
        this.contract = contract;
        this.lookUp = lookUp;
        this.giveBack = giveBack;
    }

    Outcome commit(Requests.Step request) {
        return Reference.parse(request.reference())
                .filter(payment -> payment.amount() == request.amount().amount())
                .map(payment -> commit(payment, calls.until(request.deadline())))
                .orElseGet(() -> Refusals.unsent(DeclineReason.REFUSED_BY_PROVIDER));
    }

    private Outcome commit(Reference payment, Deadline deadline) {
        Gateway.Answer answer = calls.about("ST02-00101-101", payment, deadline);
        if (answer instanceof Gateway.Ok) {
            return captureIfNeeded(payment, deadline);
        }
        if (answer instanceof Gateway.Refused refused) {
            return refused(refused.code(), payment, deadline);
        }
        return answer instanceof Gateway.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(payment.text(), ((Gateway.Lost) answer).why());
    }

    private Outcome captureIfNeeded(Reference payment, Deadline deadline) {
        return contract == Contract.CAPTURE_AFTER_COMMIT ? capture(payment, deadline) : moved(payment);
    }

    /** After the commit has been made "not sent" would be untrue of the whole, so it counts as unknown: the book says what is missing. */
    private Outcome capture(Reference payment, Deadline deadline) {
        Gateway.Answer answer = calls.about(
                "ST02-00201-101",
                payment,
                fields -> fields.group("pay_option_manage", option -> option.plain("amount", payment.amount())),
                deadline);
        if (answer instanceof Gateway.Ok) {
            return moved(payment);
        }
        if (answer instanceof Gateway.Refused refused) {
            return refused(refused.code(), payment, deadline);
        }
        String why = answer instanceof Gateway.NotSent notSent ? notSent.why() : ((Gateway.Lost) answer).why();
        return new Outcome.Unknown(payment.text(), "committed, capture open: " + why);
    }

    private Outcome refused(ErrorCode code, Reference payment, Deadline deadline) {
        return switch (code.meaning()) {
            case ALREADY_SETTLED -> asTheBookSays(code, payment, deadline);
            case ALREADY_CAPTURED, CAPTURES_BY_ITSELF -> moved(payment);
            case ALREADY_CANCELLED, NOTHING_THERE -> Refusals.declined(code);
            case TECHNICAL -> Refusals.unknown(payment.text(), code);
            default -> released(code, payment, deadline);
        };
    }

    /** "Already done" may mean the commit or its opposite: only the book tells them apart. */
    private Outcome asTheBookSays(ErrorCode code, Reference payment, Deadline deadline) {
        Finding finding = lookUp.query(payment, deadline);
        if (finding instanceof Finding.Charged) {
            return moved(payment);
        }
        if (finding instanceof Finding.Released) {
            return Refusals.declined(code);
        }
        return finding instanceof Finding.Reserved && contract == Contract.CAPTURE_AFTER_COMMIT
                ? capture(payment, deadline)
                : Refusals.unknown(payment.text(), code);
    }

    /** A commit refused for another reason leaves the reservation standing. It is released at once, so that "declined" is true: nothing is held. */
    private Outcome released(ErrorCode code, Reference payment, Deadline deadline) {
        return giveBack.release(payment, deadline) instanceof Outcome.Approved
                ? Refusals.declined(code)
                : Refusals.unknown(payment.text(), code);
    }

    private static Outcome moved(Reference payment) {
        return new Outcome.Approved(payment.text(), Yen.of(payment.amount()));
    }
}
