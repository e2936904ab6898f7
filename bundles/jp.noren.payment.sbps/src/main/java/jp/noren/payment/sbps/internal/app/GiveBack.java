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
 * Releases a reservation (ST02-00305, which never touches captured money), gives the whole amount back (ST02-00303) or a part of it (ST02-00307).
 * A partial refund carries no number of its own: whether a lost one was made cannot be asked, so it must not be sent again.
 */
final class GiveBack {
    private static final String CANCEL_OR_REFUND = "ST02-00303-101";

    private final Calls calls;
    private final LookUp lookUp;

    GiveBack(Calls calls, LookUp lookUp) {
        this.calls = calls;
        this.lookUp = lookUp;
    }

    Outcome cancel(Requests.Step request) {
        return Reference.parse(request.reference())
                .map(payment -> release(payment, calls.until(request.deadline())))
                .orElseGet(() -> Refusals.unsent(DeclineReason.REFUSED_BY_PROVIDER));
    }

    Outcome release(Reference payment, Deadline deadline) {
        Gateway.Answer answer = calls.about("ST02-00305-101", payment, deadline);
        if (answer instanceof Gateway.Refused refused
                && refused.code().meaning() == ErrorCode.Meaning.REFUND_INSTEAD
                && lookUp.query(payment, deadline) instanceof Finding.Reserved) {
            answer = calls.about(CANCEL_OR_REFUND, payment, deadline);
        }
        return outcome(answer, payment, payment.amount());
    }

    Outcome refund(Requests.Refund request) {
        long yen = request.amount().amount();
        return Reference.parse(request.reference())
                .filter(payment -> yen > 0 && yen <= payment.amount())
                .map(payment -> refund(payment, yen, calls.until(request.deadline())))
                .orElseGet(() -> Refusals.unsent(DeclineReason.REFUSED_BY_PROVIDER));
    }

    private Outcome refund(Reference payment, long yen, Deadline deadline) {
        Gateway.Answer answer = yen == payment.amount()
                ? calls.about(CANCEL_OR_REFUND, payment, deadline)
                : calls.about(
                        "ST02-00307-101",
                        payment,
                        fields -> fields.group("pay_option_manage", option -> option.plain("amount", yen)),
                        deadline);
        return outcome(answer, payment, yen);
    }

    private static Outcome outcome(Gateway.Answer answer, Reference payment, long yen) {
        if (answer instanceof Gateway.Ok) {
            return new Outcome.Approved(payment.text(), Yen.of(yen));
        }
        if (answer instanceof Gateway.Refused refused) {
            return refused(refused.code(), payment, yen);
        }
        return answer instanceof Gateway.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(payment.text(), ((Gateway.Lost) answer).why());
    }

    private static Outcome refused(ErrorCode code, Reference payment, long yen) {
        boolean whole = yen == payment.amount();
        return switch (code.meaning()) {
            case ALREADY_CANCELLED, ALREADY_REFUNDED ->
                whole ? new Outcome.Approved(payment.text(), Yen.of(yen)) : Refusals.declined(code);
            case TECHNICAL -> Refusals.unknown(payment.text(), code);
            default -> Refusals.declined(code);
        };
    }
}
