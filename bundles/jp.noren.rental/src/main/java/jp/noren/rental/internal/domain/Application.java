package jp.noren.rental.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What somebody filed; never deleted (R002).
 *
 * @param number the number for people
 * @param actor who filed it: a member, an operator
 * @param effectiveOn when it takes effect: the first day of a new contract, the last of one that ends
 * @param reason why it was refused, a code; or null
 * @param contract the contract it is about; of a new application, the new one
 * @param newContract what a plan change has concluded; or null
 * @param charge the payment at conclusion; or null
 * @param consequences what the applicant was told, as JSON
 */
public record Application(
        String id,
        String number,
        Contract.Owner owner,
        Kind kind,
        Instant filedAt,
        String actor,
        LocalDate effectiveOn,
        State state,
        String reason,
        String contract,
        String newContract,
        String charge,
        String consequences) {

    public enum Kind {
        NEW,
        ADDITIONAL,
        PLAN_CHANGE,
        CANCELLATION,
        FORCED_END;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum State {
        /** Accepted; nothing is open. */
        CONCLUDED,
        /** Waits for the payment at conclusion. */
        PAYING,
        /** The payment failed; nothing came of it. */
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Application in(State next, String why) {
        return new Application(
                id,
                number,
                owner,
                kind,
                filedAt,
                actor,
                effectiveOn,
                next,
                why,
                contract,
                newContract,
                charge,
                consequences);
    }
}
