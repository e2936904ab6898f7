package jp.noren.storefront.internal.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;

/** All decisions of a storefront under one key. On each day one of them is in force at most, and what was in force on a past day never changes. */
public record PolicyHistory(List<PolicyEntry> entries) {
    public PolicyHistory {
        entries =
                entries.stream().sorted(Comparator.comparing(PolicyEntry::from)).toList();
    }

    public Optional<PolicyEntry> inForce(LocalDate day) {
        return entries.stream().filter(entry -> entry.inForce(day)).findFirst();
    }

    /** The decision that ends by itself when another begins. */
    public Optional<PolicyEntry> openEnd() {
        return entries.stream().filter(entry -> entry.to() == null).findFirst();
    }

    /** A new decision begins today or later, behind all others, and after the end of one that has an end. */
    public Decision canAdd(LocalDate from, LocalDate to, LocalDate today) {
        if (from.isBefore(today)) {
            return Decision.rejected("storefront.policy-backdated", Map.of("today", today));
        }
        if (to != null && !to.isAfter(from)) {
            return Decision.rejected("storefront.policy-empty");
        }
        return entries.stream()
                .filter(entry -> !entry.from().isBefore(from)
                        || (entry.to() != null && entry.to().isAfter(from)))
                .findFirst()
                .map(entry -> Decision.rejected("storefront.policy-overlaps", Map.of("from", entry.from())))
                .orElseGet(Decision::allowed);
    }

    /** The decision that begins on a day. */
    public Optional<PolicyEntry> beginningOn(LocalDate day) {
        return entries.stream().filter(entry -> entry.from().equals(day)).findFirst();
    }

    /** A decision can be taken back until the day before it begins. */
    public static Decision canWithdraw(PolicyEntry entry, LocalDate today) {
        return entry.from().isAfter(today)
                ? Decision.allowed()
                : Decision.rejected("storefront.policy-in-force", Map.of("from", entry.from()));
    }

    /** What goes on in place of a decision that is taken back: the one that would have ended where it begins; until its end. */
    public Optional<PolicyEntry> inPlaceOf(PolicyEntry withdrawn) {
        return entries.stream()
                .filter(entry -> withdrawn.from().equals(entry.to()))
                .findFirst()
                .map(entry -> entry.endingOn(withdrawn.to()));
    }
}
