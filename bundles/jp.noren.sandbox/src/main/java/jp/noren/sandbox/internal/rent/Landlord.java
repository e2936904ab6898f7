package jp.noren.sandbox.internal.rent;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.noren.sandbox.internal.played.Journal;

/** The landlord's leases and the lines on his rent claims, with his rules: cut-off, corporate leases, whole lines only. */
public final class Landlord implements AutoCloseable {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final long MOST = 1_000_000;

    /** A no, in the protocol's word. */
    static final class No extends Exception {
        private static final long serialVersionUID = 1L;

        No(String word) {
            super(word, null, false, false);
        }
    }

    private final Clock clock;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>(Map.of(
            "AP-101-101", Lease.PRIVATE,
            "AP-101-102", Lease.PRIVATE,
            "AP-101-203", Lease.PRIVATE,
            "AP-102-201", Lease.PRIVATE,
            "AP-102-305", Lease.CORPORATE));
    private final Map<String, Charge> charges = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Journal journal;

    /** @param path the file of the book; null for a book in memory alone */
    public Landlord(Clock clock, Path path) {
        this.clock = clock;
        this.journal = new Journal(path, this::replay);
    }

    private void replay(JsonNode act) {
        String key = act.path("key").asText();
        if (act.path("act").asText().equals("cancel")) {
            charges.get(key).cancel();
            return;
        }
        Charge.Facts facts = new Charge.Facts(
                key,
                act.path("charge").asText(),
                act.path("lease").asText(),
                YearMonth.parse(act.path("month").asText()),
                act.path("amount").asLong(),
                act.path("tax").asLong(),
                act.path("label").asText());
        numbers.incrementAndGet();
        charges.put(key, new Charge(facts, act.path("pays").asBoolean()));
    }

    /** A lease as the landlord knows it from now on. */
    public void lease(String id, Lease lease) {
        leases.put(id, lease);
    }

    Instant now() {
        return clock.instant();
    }

    public Collection<Charge> charges() {
        return List.copyOf(charges.values());
    }

    /** The same key with the same content is the same line. */
    synchronized Charge register(Charge.Facts asked) throws No {
        Charge there = charges.get(asked.key());
        if (there != null) {
            if (!there.facts().isSameAs(asked)) {
                throw new No("key_used");
            }
            return there;
        }
        Lease lease = leases.get(asked.lease());
        check(asked, lease);
        Charge.Facts facts = new Charge.Facts(
                asked.key(),
                String.format("rc_%012d", numbers.incrementAndGet()),
                asked.lease(),
                asked.month(),
                asked.amount(),
                asked.tax(),
                asked.label());
        Charge charge = new Charge(facts, lease.pays() && !isNeverPaid(asked.amount()));
        write("register", charge, lease);
        charges.put(asked.key(), charge);
        return charge;
    }

    /** 49,97K yen: the rent of that month is not paid. */
    private static boolean isNeverPaid(long yen) {
        return yen / 10 == 4_997;
    }

    private void check(Charge.Facts asked, Lease lease) throws No {
        if (lease == null) {
            throw new No("no_such_lease");
        }
        if (lease.ended()) {
            throw new No("lease_ended");
        }
        if (lease.corporate()) {
            throw new No("corporate_lease");
        }
        if (!now().isBefore(Charge.closes(asked.month()))) {
            throw new No("cut_off_passed");
        }
        if (asked.amount() > MOST) {
            throw new No("over_limit");
        }
    }

    synchronized Charge cancel(String key) throws No {
        Charge charge = find(key);
        if (charge.state(now()).equals("cancelled")) {
            return charge;
        }
        if (!now().isBefore(Charge.closes(charge.facts().month()))) {
            throw new No("cut_off_passed");
        }
        journal.write(Map.of("act", "cancel", "key", key));
        charge.cancel();
        return charge;
    }

    Charge find(String key) throws No {
        Charge charge = charges.get(key);
        if (charge == null) {
            throw new No("no_such_charge");
        }
        return charge;
    }

    /** What was paid with the rents of a day; there once the day is over. */
    List<Charge> statement(LocalDate day) throws No {
        if (now().isBefore(day.plusDays(1).atStartOfDay(JAPAN).toInstant())) {
            throw new No("not_yet");
        }
        return charges().stream()
                .filter(charge ->
                        charge.dueOn().equals(day) && charge.state(now()).equals("paid"))
                .toList();
    }

    private void write(String act, Charge charge, Lease lease) {
        Charge.Facts facts = charge.facts();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("act", act);
        line.put("key", facts.key());
        line.put("charge", facts.charge());
        line.put("lease", facts.lease());
        line.put("month", facts.month().toString());
        line.put("amount", facts.amount());
        line.put("tax", facts.tax());
        line.put("label", facts.label());
        line.put("pays", lease.pays() && !isNeverPaid(facts.amount()));
        journal.write(line);
    }

    @Override
    public void close() {
        journal.close();
    }
}
