package jp.noren.billing.internal.domain;

import java.time.LocalDate;

/** The days on which banks are open, as the rules need them. */
public interface Banks {

    /** The day itself, or the next on which banks are open. */
    LocalDate sameOrNext(LocalDate day);

    /** The n-th business day after a day. */
    LocalDate plus(LocalDate day, int n);
}
