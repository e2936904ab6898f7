package jp.noren.billing.internal.domain;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The way of an account to direct debit (R140, R141). */
public enum MandateState {
    /** By transfer. */
    NONE,
    /** Asked for (R140). */
    REQUESTED,
    /** The payment company has sent the form. */
    FORM_SENT,
    /** It came back, filled in. */
    FORM_RECEIVED,
    /** The bank looks at it. */
    BANK_REVIEW,
    /** The bank has said yes: never by lapse of time (R144). */
    ACTIVE,
    /** Something on the form is wrong: it is sent again. */
    DEFECT,
    /** The bank has said no. */
    REJECTED;

    public Set<MandateState> next() {
        return switch (this) {
            case NONE -> EnumSet.of(REQUESTED);
            case REQUESTED -> EnumSet.of(FORM_SENT, NONE);
            case FORM_SENT -> EnumSet.of(FORM_RECEIVED, NONE);
            case FORM_RECEIVED -> EnumSet.of(BANK_REVIEW, DEFECT, NONE);
            case BANK_REVIEW -> EnumSet.of(ACTIVE, DEFECT, REJECTED, NONE);
            case ACTIVE -> EnumSet.of(NONE);
            case DEFECT -> EnumSet.of(FORM_SENT, NONE);
            case REJECTED -> EnumSet.of(REQUESTED, NONE);
        };
    }

    /** Whether the bank has the form and has not answered. */
    public boolean isWaitingForBank() {
        return this == FORM_RECEIVED || this == BANK_REVIEW;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
