package jp.noren.payment.npinvoice.internal.app;

import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;

/** A no, in the words of the house. The company's code goes along for operators; a member is not told why (R120). */
final class Refusals {
    /** The code where the company had taken no part: what follows names the field. */
    private static final String UNSENT = "unsent-";

    private Refusals() {}

    /** The review said no. */
    static Outcome.Declined notAccepted(Review review) {
        return new Outcome.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, review.code());
    }

    /** The company takes nothing of this buyer. */
    static Outcome.Declined buyerNotAccepted() {
        return new Outcome.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "buyer");
    }

    /** Refused by ourselves, since the method is not for private persons (R118); nothing was sent. */
    static Outcome.Declined notForPrivatePersons() {
        return new Outcome.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, UNSENT + "private");
    }

    /** Refused by ourselves, since it does not fit the company's form; nothing was sent. */
    static Outcome.Declined unsent(String field) {
        return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, UNSENT + field);
    }

    /** The company does not take the request as it is. */
    static Outcome.Declined refused(String codes) {
        return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, codes);
    }
}
