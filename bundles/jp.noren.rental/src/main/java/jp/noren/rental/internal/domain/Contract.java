package jp.noren.rental.internal.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A contract, which is one device (R080).
 *
 * @param number what members say, such as {@code K-0001}
 * @param appliedAt receipt of the application
 * @param start first day of use
 * @param end last day of use; null while nothing is filed
 * @param status as it was last written; {@link #on} tells what it is on a day
 * @param replaces id of the contract it follows after a plan change; or null
 * @param version counts the changes
 */
public record Contract(
        String id,
        String number,
        Owner owner,
        Rented rented,
        Instant appliedAt,
        LocalDate start,
        LocalDate end,
        Status status,
        Payer payer,
        String replaces,
        Terms terms,
        int version) {

    public record Owner(String storefront, String member) {}

    /** @param course code of the catalogue */
    public record Rented(Kind kind, String plan, String course) {}

    /**
     * @param method {@code CARD}, {@code ATONE} or {@code NP}
     * @param customerRef under which the payment company keeps the card; null for other methods
     */
    public record Payer(String method, String customerRef) {
        public static final String CARD = "CARD";

        public boolean isCard() {
            return CARD.equals(method);
        }
    }

    /** What it is on a day: use begins and ends at midnight, whether or not a job has written it down yet. */
    public Status on(LocalDate day) {
        return switch (status) {
            case RESERVED -> end != null && day.isAfter(end) ? Status.ENDED : start.isAfter(day) ? status : begun(day);
            case ENDING -> day.isAfter(end) ? Status.ENDED : status;
            case APPLIED, ACTIVE, ENDED, SUSPENDED, FORCED_END -> status;
        };
    }

    private Status begun(LocalDate day) {
        return end == null ? Status.ACTIVE : Status.ENDING;
    }

    /** An application that came to nothing leaves a contract that ended before it began. */
    public boolean neverRan() {
        return end != null && end.isBefore(start);
    }

    public Contract ending(LocalDate day) {
        return with(Status.ENDING, day);
    }

    public Contract with(Status next, LocalDate lastDay) {
        return new Contract(
                id, number, owner, rented, appliedAt, start, lastDay, next, payer, replaces, terms, version + 1);
    }
}
