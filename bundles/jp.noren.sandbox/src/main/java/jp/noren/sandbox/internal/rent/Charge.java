package jp.noren.sandbox.internal.rent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line in the landlord's book. Whether it is paid is a matter of the clock: rents are paid on the day they are due. */
public final class Charge {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int CUT_OFF_DAY = 25;
    private static final int DUE_DAY = 27;

    /** What was registered. */
    record Facts(String key, String charge, String lease, YearMonth month, long amount, long tax, String label) {
        boolean isSameAs(Facts other) {
            return key.equals(other.key)
                    && lease.equals(other.lease)
                    && month.equals(other.month)
                    && amount == other.amount
                    && tax == other.tax
                    && label.equals(other.label);
        }
    }

    private final Facts facts;
    private final boolean pays;
    private volatile boolean cancelled;

    Charge(Facts facts, boolean pays) {
        this.facts = facts;
        this.pays = pays;
    }

    Facts facts() {
        return facts;
    }

    public String key() {
        return facts.key();
    }

    public String id() {
        return facts.charge();
    }

    public long amount() {
        return facts.amount();
    }

    void cancel() {
        cancelled = true;
    }

    /** The claim of a month is closed on the 25th of the month before. */
    static Instant closes(YearMonth month) {
        return month.minusMonths(1).atDay(CUT_OFF_DAY).atStartOfDay(JAPAN).toInstant();
    }

    LocalDate dueOn() {
        return facts.month().atDay(DUE_DAY);
    }

    private boolean isPastDue(Instant now) {
        return !now.isBefore(dueOn().plusDays(1).atStartOfDay(JAPAN).toInstant());
    }

    /** {@code standing}, {@code paid}, {@code unpaid} or {@code cancelled}. */
    public String state(Instant now) {
        if (cancelled) {
            return "cancelled";
        }
        return !isPastDue(now) ? "standing" : pays ? "paid" : "unpaid";
    }

    Map<String, Object> view(Instant now) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("key", facts.key());
        view.put("charge", facts.charge());
        view.put("lease", facts.lease());
        view.put("month", facts.month().toString());
        view.put("amount", facts.amount());
        view.put("state", state(now));
        view.put(
                "cancel_before",
                OffsetDateTime.ofInstant(closes(facts.month()), JAPAN).toString());
        view.put("due_on", dueOn().toString());
        return view;
    }
}
