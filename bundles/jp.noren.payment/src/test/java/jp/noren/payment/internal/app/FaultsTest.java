package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Capability;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many attempts over companies of different abilities on bad lines, each company down for a while. One thread and a clock of its own, so that a seed
 * says all: {@code -Dnoren.attempts=10000} for the whole run.
 */
@DisplayName("Attempts over bad lines (G4, G8)")
class FaultsTest {
    private static final int ATTEMPTS = Integer.getInteger("noren.attempts", 1500);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration JANITOR = Duration.ofSeconds(3);
    /** Each company is down for a tenth of the run. */
    private static final Duration OUTAGE = BETWEEN.multipliedBy(ATTEMPTS / 10);

    private final Map<String, FaultyCompany> companies = new LinkedHashMap<>();
    private final Map<String, Instant> unknownSince = new HashMap<>();
    private final Map<String, Instant> backSince = new HashMap<>();
    private final List<Long> resolvedAfter = new ArrayList<>();
    private Bench bench;
    private Janitor janitor;
    private AskAfterNotifications asker;
    private Random random;
    private Instant nextRun;
    private int bought;

    private void company(String id, Capability first, Capability... others) {
        FaultyCompany company = new FaultyCompany(id, bench.clock, random.nextLong(), EnumSet.of(first, others));
        companies.put(id, company);
        bench.gates.arrives(company);
        bench.storefronts.on.add("KURA payment." + id);
    }

    private void open(long seed) {
        random = new Random(seed);
        bench = new Bench(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY), Duration.ofSeconds(20));
        company(
                "cards",
                Capability.TWO_STEP,
                Capability.LOOKUP_BY_REFERENCE,
                Capability.CANCEL,
                Capability.NOTIFICATION);
        company("wallet", Capability.TWO_STEP, Capability.LOOKUP_BY_KEY, Capability.CANCEL);
        company("simple", Capability.LOOKUP_BY_KEY, Capability.REFUND);
        company(
                "review",
                Capability.REVIEW,
                Capability.LOOKUP_BY_KEY,
                Capability.LOOKUP_BY_REFERENCE,
                Capability.CANCEL);
        company("blind", Capability.REFUND);
        bench.storefronts.methods.put(
                "KURA", companies.keySet().stream().map(id -> "M_" + id).toList());
        janitor = bench.janitor();
        asker = bench.asker();
        nextRun = bench.clock.instant().plus(JANITOR);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20261122, 4711})
    @DisplayName("0 double, 0 orphan, 0 wrong amount; p50 <= 15 s, p99 <= 60 s after the company is back")
    void attempts(long seed) {
        open(seed);
        try {
            Instant began = bench.clock.instant();
            List<String> ids = List.copyOf(companies.keySet());
            for (int order = 0; bought < ATTEMPTS; order++) {
                outages(began, ids);
                order(ids.get(random.nextInt(ids.size())), order);
            }
            companies.values().forEach(company -> company.down = false);
            ids.forEach(id -> backSince.put(id, bench.clock.instant()));
            for (int i = 0; i < 600 && !unknownSince.isEmpty() || i < 300; i++) {
                time(JANITOR);
            }
            hoursLater();
            report(seed);
            judge();
        } finally {
            bench.close();
        }
    }

    /** A company that decides by itself is asked every hour at last. */
    private void hoursLater() {
        for (int hour = 0; hour < 4; hour++) {
            bench.clock.move(Duration.ofHours(1));
            nextRun = bench.clock.instant();
            for (int i = 0; i < 12; i++) {
                time(JANITOR);
            }
        }
    }

    /** One company after the other is down for a while. */
    private void outages(Instant began, List<String> ids) {
        long at = Duration.between(began, bench.clock.instant()).toMillis();
        long slot = at / OUTAGE.toMillis();
        for (int i = 0; i < ids.size(); i++) {
            FaultyCompany company = companies.get(ids.get(i));
            boolean down = slot % 2 == 1 && slot / 2 % ids.size() == i;
            if (company.down && !down) {
                backSince.put(ids.get(i), bench.clock.instant());
            }
            company.down = down;
        }
    }

    /** A buyer who tries again when he is told that nothing was charged. */
    private void order(String company, int order) {
        for (int i = 0; i < 3; i++) {
            bought++;
            PaymentStatus status = buy(company, "o" + order, "o" + order + "-" + i);
            time(BETWEEN);
            if (status == null || status.isOpen() || status.isPaid()) {
                return;
            }
        }
    }

    private PaymentStatus buy(String company, String order, String key) {
        Payments.Start asked = Bench.start(order, 1000 + random.nextInt(9000), Bench.card());
        Payments.Start start = new Payments.Start(
                key,
                asked.storefront(),
                asked.purpose(),
                asked.amount(),
                asked.tax(),
                asked.buyer(),
                asked.transferName(),
                asked.description(),
                asked.acceptedBrands(),
                asked.source(),
                asked.payBy(),
                asked.returnTo());
        try {
            PaymentView view = bench.buy(start, "M_" + company, told -> {});
            return view.status();
        } catch (RefusedException e) {
            return null;
        }
    }

    private void time(Duration passes) {
        Instant to = bench.clock.instant().plus(passes);
        while (nextRun.isBefore(to)) {
            bench.clock.set(nextRun);
            nextRun = nextRun.plus(JANITOR);
            run();
        }
        bench.clock.set(to);
    }

    private void run() {
        notify("cards");
        asker.run();
        for (int i = 0; janitor.run() && i < 50; i++) {
            // more is waiting
        }
        measure();
    }

    /** Messages come twice, out of order, and late. */
    private void notify(String id) {
        List<String> sent = companies.get(id).notifications;
        Collections.shuffle(sent, random);
        while (sent.size() > 20) {
            String reference = sent.remove(0);
            for (int i = 0; i < 2; i++) {
                bench.inbox.store(new Inbox.Message(id, "e-" + reference, reference, null, bench.clock.instant()));
            }
        }
    }

    private void measure() {
        Instant now = bench.clock.instant();
        Map<String, String> open = new HashMap<>();
        bench.database
                .sql()
                .query(
                        "select id, provider from payment.payments where state in"
                                + " ('SENT', 'COMMITTING', 'UNKNOWN', 'RELEASING', 'AUTHORISED')",
                        row -> open.put(row.getString(1), row.getString(2)));
        open.keySet().forEach(id -> unknownSince.putIfAbsent(id, now));
        unknownSince.keySet().removeIf(id -> {
            if (open.containsKey(id)) {
                return false;
            }
            resolved(id, now);
            return true;
        });
    }

    private void resolved(String id, Instant now) {
        Attempt attempt = bench.attempts.find(id).orElseThrow();
        Instant back = backSince.getOrDefault(attempt.order().provider(), Instant.EPOCH);
        if (!companies.get(attempt.order().provider()).down) {
            Instant since = unknownSince.get(id).isBefore(back) ? back : unknownSince.get(id);
            resolvedAfter.add(Duration.between(since, now).toSeconds());
        }
    }

    private long percentile(int percent) {
        List<Long> sorted = resolvedAfter.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private void report(long seed) {
        Map<String, Integer> states = new TreeMap<>();
        bench.database
                .sql()
                .query(
                        "select state, count(*) from payment.payments group by state",
                        row -> states.put(row.getString(1), row.getInt(2)));
        Map<FaultyCompany.Fault, Integer> fired = new TreeMap<>();
        companies.values().forEach(company -> company.fired.forEach((fault, n) -> fired.merge(fault, n, Integer::sum)));
        System.out.printf(
                "seed %d: %d attempts, faults %s, ends %s, unknown and resolved %d, p50 %d s, p99 %d s%n",
                seed, bought, fired, states, resolvedAfter.size(), percentile(50), percentile(99));
        assertThat(fired).as("each fault fired").hasSize(FaultyCompany.Fault.values().length);
    }

    private void judge() {
        Map<String, Integer> paidByPurpose = new HashMap<>();
        Map<String, Attempt> all = new HashMap<>();
        for (AttemptState state : AttemptState.values()) {
            String after = null;
            List<Attempt> page;
            do {
                page = bench.attempts.list(new Attempts.Query(null, state.name(), after, null, 500));
                page.forEach(attempt -> all.put(attempt.id(), attempt));
                after = page.isEmpty() ? null : page.get(page.size() - 1).id();
            } while (page.size() == 500);
        }
        long charged = 0;
        for (FaultyCompany company : companies.values()) {
            for (FaultyCompany.Line line : company.book.values()) {
                Attempt attempt = all.get(line.key);
                assertThat(attempt)
                        .as("an orphan at %s: %s", company.info().id(), line.key)
                        .isNotNull();
                assertThat(line.charges).as("charged twice").isLessThanOrEqualTo(1);
                assertThat(attempt.money().amount().amount()).as("amount").isEqualTo(line.amount);
                if (line.charged) {
                    charged += attempt.state() == AttemptState.SUCCEEDED ? line.amount : 0;
                    paidByPurpose.merge(attempt.order().purpose(), 1, Integer::sum);
                    assertThat(attempt.state())
                            .as("%s charged %s", company.info().id(), line.key)
                            .isIn(AttemptState.SUCCEEDED, AttemptState.NEEDS_OPERATOR);
                }
            }
        }
        assertThat(paidByPurpose.values()).as("double").allMatch(times -> times == 1);
        all.values().forEach(this::end);
        long booked = 0;
        for (String id : companies.keySet()) {
            booked += bench.ledger("clearing:" + id);
        }
        assertThat(booked).as("the ledger and the companies' books").isEqualTo(charged);
        assertThat(percentile(50)).isLessThanOrEqualTo(15);
        assertThat(percentile(99)).isLessThanOrEqualTo(60);
    }

    private void end(Attempt attempt) {
        FaultyCompany.Line line = companies.get(attempt.order().provider()).book.get(attempt.id());
        if (attempt.state() == AttemptState.SUCCEEDED) {
            assertThat(line != null && line.charged)
                    .as("paid, says our book alone")
                    .isTrue();
        } else if (attempt.state() == AttemptState.NEEDS_OPERATOR) {
            assertThat(attempt.standing().reason())
                    .isIn(Reason.CANNOT_BE_LOOKED_UP, Reason.AMOUNT_DIFFERS, Reason.CONTRADICTION);
        } else {
            assertThat(attempt.state().isEnd())
                    .as("%s is left %s", attempt.id(), attempt.state())
                    .isTrue();
        }
    }
}
