package jp.noren.rental.internal.domain;

import java.util.Map;
import java.util.Optional;

/** Which policies the rental reads, and of which day: the one rule of dated policies. */
public final class PolicyKeys {

    /** When a value is read. */
    public enum Read {
        /** On the day something is filed: whatever is filed from a day on falls under the value of that day. */
        FILING,
        /** On the day of the application, and kept by the contract. */
        APPLICATION
    }

    private static final Map<String, Read> READ = Map.ofEntries(
            Map.entry("planChangeWindow", Read.FILING),
            Map.entry("cancelThisMonthUntilDay", Read.FILING),
            Map.entry("cancelAfterThat", Read.FILING),
            Map.entry("blackouts", Read.FILING),
            Map.entry("settlementDay", Read.FILING),
            Map.entry("returnDueDayOfNextMonth", Read.FILING),
            Map.entry("returnDateCriterion", Read.FILING),
            Map.entry("returnReminderDays", Read.FILING),
            Map.entry("returnAddress", Read.FILING),
            Map.entry("paymentTransitions", Read.FILING),
            Map.entry("legacyCardPageUntilApplicationDate", Read.FILING),
            Map.entry("prepaidNoticeDays", Read.FILING),
            Map.entry("rentalStartLeadDays", Read.FILING),
            Map.entry("rentalStartWithinDays", Read.FILING),
            Map.entry("depositMeasuredAt", Read.APPLICATION));

    private PolicyKeys() {}

    /** Nothing for a policy that the rental does not read. */
    public static Optional<Read> of(String key) {
        return Optional.ofNullable(READ.get(key));
    }
}
