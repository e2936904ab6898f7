package jp.noren.rental.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.DayWindow;

/** Contracts and policies for tests. */
final class Samples {
    static final DayWindow WINDOW = new DayWindow(1, 15);
    static final Blackout SETTLEMENT =
            new Blackout(25, LocalTime.MIN, null, Set.of(Blackout.CANCELLATION, "CARD_CHANGE"));
    static final Terms NORMAL = new Terms(2_980, 10, 0, 0, 0, 0);
    static final Terms DEPOSIT = new Terms(3_200, 10, 0, 0, 3_000, 12);
    static final Terms PREPAID = new Terms(4_600, 10, 6, 26_100, 0, 0);

    private Samples() {}

    static Contract contract(String start, Terms terms) {
        return contract(start, null, Status.ACTIVE, terms);
    }

    static Contract contract(String start, String end, Status status, Terms terms) {
        return new Contract(
                "ctr_1",
                "K-0001",
                new Contract.Owner("SORA", "mem_1"),
                new Contract.Rented(Kind.ROUTER, "R50", "NORMAL"),
                Instant.parse("2024-01-01T00:00:00Z"),
                LocalDate.parse(start),
                end == null ? null : LocalDate.parse(end),
                status,
                new Contract.Payer("CARD", "mem_1"),
                null,
                terms,
                3);
    }

    static Contract.Rented other() {
        return new Contract.Rented(Kind.ROUTER, "R100", "NORMAL");
    }

    /** Reads a time with its zone as the shop sees it. */
    static LocalDateTime japan(String instant) {
        return Japan.time(java.time.OffsetDateTime.parse(instant).toInstant());
    }

    static String code(jp.noren.kernel.Decision decision) {
        return decision instanceof jp.noren.kernel.Decision.Rejected no ? no.code() : "allowed";
    }

    static List<Blackout> blackouts() {
        return List.of(SETTLEMENT);
    }
}
