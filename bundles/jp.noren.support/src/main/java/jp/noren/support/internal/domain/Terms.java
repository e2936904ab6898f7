package jp.noren.support.internal.domain;

import jp.noren.kernel.DayWindow;

/**
 * What a storefront has decided on filing, in force on a day.
 *
 * @param window days of the month in which is filed (R040)
 * @param operations changes and releases a contract may have (R047)
 * @param lateJoin whether support may be chosen after the application (R051)
 */
public record Terms(DayWindow window, int operations, Counting counting, boolean lateJoin) {}
