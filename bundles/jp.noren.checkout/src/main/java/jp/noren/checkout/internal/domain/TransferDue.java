package jp.noren.checkout.internal.domain;

import java.time.LocalDate;

/** Until when a transfer is waited for. */
public final class TransferDue {
    private TransferDue() {}

    /** The last day to pay: so many calendar days after the day of the order, that day included. */
    public static LocalDate payBy(LocalDate orderedOn, int days) {
        return orderedOn.plusDays(days);
    }

    /** Over from the midnight after the last day. */
    public static boolean isOver(LocalDate payBy, LocalDate today) {
        return today.isAfter(payBy);
    }
}
