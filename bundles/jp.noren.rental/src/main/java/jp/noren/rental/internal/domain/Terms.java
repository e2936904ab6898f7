package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a contract costs, as it stood in the catalogue on the day of its application.
 *
 * @param monthly yen without tax; with prepaid months, what each month after them costs (R075)
 * @param prepaidMonths 0 for a course without
 * @param prepaidTotal yen without tax for all prepaid months together
 * @param deposit yen; no sale, so no tax (R079)
 * @param depositTermMonths how long a contract has to run for the deposit to be given back (R062)
 */
public record Terms(
        long monthly, int taxPercent, int prepaidMonths, long prepaidTotal, long deposit, int depositTermMonths) {

    public boolean isPrepaid() {
        return prepaidMonths > 0;
    }

    public boolean hasDeposit() {
        return deposit > 0;
    }

    /** Whether a month is paid for by the prepaid total of a contract that starts on a day. */
    public boolean covers(LocalDate start, YearMonth month) {
        YearMonth first = YearMonth.from(start);
        return isPrepaid() && !month.isBefore(first) && month.isBefore(first.plusMonths(prepaidMonths));
    }
}
