package jp.noren.rental.api;

/** States of a rental contract, requirements section 25. */
public enum ContractState {
    /** Filed; its payment at conclusion is under way. */
    APPLIED,
    /** Concluded, use begins later. */
    RESERVED,
    ACTIVE,
    /** Its end is filed; no way back for the member (R068, R083). */
    ENDING,
    ENDED,
    /** Not paid; cancellation stays possible (R088). */
    SUSPENDED,
    /** Ended by an operator for breach or non-payment (R084). */
    FORCED_END
}
