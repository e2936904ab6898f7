package jp.noren.payment.sbps.internal.app;

import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;

/** The payment company's codes in the words of the house. */
final class Refusals {
    private Refusals() {}

    /** The reason for the buyer. What is not about his card is a matter for an operator. */
    static DeclineReason reason(ErrorCode code) {
        return switch (code.meaning()) {
            case OVER_LIMIT -> DeclineReason.OVER_LIMIT;
            case CARD_UNUSABLE -> DeclineReason.CARD_UNUSABLE;
            case CARD_DATA_WRONG -> DeclineReason.CARD_DATA_WRONG;
            case SECURITY_CODE_WRONG -> DeclineReason.SECURITY_CODE_WRONG;
            case TOO_OFTEN -> DeclineReason.TOO_OFTEN;
            case NOT_PERMITTED -> DeclineReason.NOT_PERMITTED;
            case ISSUER_DECLINED -> DeclineReason.ISSUER_DECLINED;
            case TOKEN_INVALID, CUSTOMER_MISMATCH -> DeclineReason.TOKEN_INVALID;
            default -> DeclineReason.REFUSED_BY_PROVIDER;
        };
    }

    static Outcome.Declined declined(ErrorCode code) {
        return new Outcome.Declined(reason(code), code.text());
    }

    /** Refused by ourselves, before anything is sent: there is no code of theirs. */
    static Outcome.Declined unsent(DeclineReason reason) {
        return new Outcome.Declined(reason, "");
    }

    static Outcome.Unknown unknown(String reference, ErrorCode code) {
        return new Outcome.Unknown(reference, "refused with " + code.text());
    }

    /**
     * The first call about a payment was refused: a clear no, unless it is their own trouble or they know the order from before.
     * Then nobody knows whether something is reserved.
     */
    static Outcome first(ErrorCode code) {
        return switch (code.meaning()) {
            case TECHNICAL,
                    DUPLICATE,
                    ALREADY_CANCELLED,
                    ALREADY_SETTLED,
                    ALREADY_CAPTURED,
                    ALREADY_REFUNDED,
                    CAPTURES_BY_ITSELF,
                    REFUND_INSTEAD,
                    COMMIT_FIRST,
                    NOTHING_THERE -> unknown(null, code);
            default -> declined(code);
        };
    }
}
