package jp.noren.billing.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.access.api.Role;
import jp.noren.billing.api.CreditLines;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class CreditTest {
    private static final int ACCOUNTS = 60;
    private static final int THREADS = 8;
    private static final int TRIES = 40;

    private static void assertLine(House house, String member, long limit, long used) {
        assertThat(house.credit.find("TANA", member)).isEqualTo(new CreditLines.Line(Yen.of(limit), Yen.of(used)));
    }

    @EachDatabase
    @DisplayName(
            "R121: without a decision nothing may be owed; a decision is the credit desk's, recorded with its reason")
    void nothingWithoutADecision(TestDatabase database) {
        House house = new House(database);
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(1))).isFalse();
        assertLine(house, "TANA-C1", 0, 0);
        house.limit("TANA-C1", 300_000);
        assertLine(house, "TANA-C1", 300_000, 0);
        assertThat(house.acts).containsExactly("billing.credit-limit-set");
        ReadCreditLines.Whole whole = house.readCredit.find(House.operator(Role.CREDIT), "TANA-C1");
        assertThat(whole.history()).singleElement().satisfies(decided -> {
            assertThat(decided.before()).isEqualTo(Yen.ZERO);
            assertThat(decided.limit()).isEqualTo(Yen.of(300_000));
            assertThat(decided.by()).isEqualTo("opr_1");
            assertThat(decided.reason()).isEqualTo("the desk decided");
        });
    }

    @EachDatabase
    @DisplayName("R156: limit 300,000, used 250,000: 50,000 fits, 50,001 does not; equality is allowed")
    void equalityIsAllowed(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C1", 300_000);
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(250_000)))
                .isTrue();
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o2", Yen.of(50_001)))
                .isFalse();
        assertLine(house, "TANA-C1", 300_000, 250_000);
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o3", Yen.of(50_000)))
                .isTrue();
        assertThat(house.credit.find("TANA", "TANA-C1").free()).isEqualTo(Yen.ZERO);
    }

    @EachDatabase
    @DisplayName("R156, R158: the same order takes once, and gives back once; full or not")
    void onceEach(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C1", 100);
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(60))).isTrue();
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(60)))
                .as("full by itself")
                .isTrue();
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o2", Yen.of(30))).isTrue();
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o2", Yen.of(10)))
                .as("fits again")
                .isTrue();
        assertLine(house, "TANA-C1", 100, 90);
        house.credit.free("o1");
        house.credit.free("o1");
        house.credit.free("unknown");
        assertLine(house, "TANA-C1", 100, 30);
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(70)))
                .as("after it was freed")
                .isTrue();
        assertLine(house, "TANA-C1", 100, 100);
    }

    @EachDatabase
    @DisplayName("R156: what rolls back takes nothing")
    void rollsBack(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C1", 100);
        assertThatThrownBy(() -> house.transactions.run(() -> {
                    house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(60));
                    throw new IllegalStateException("the order failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertLine(house, "TANA-C1", 100, 0);
    }

    @EachDatabase
    @DisplayName("R157: raising tells whoever held an order back; lowering below what is used keeps what is used")
    void raises(TestDatabase database) throws Exception {
        House house = new House(database);
        List<String> raised = new ArrayList<>();
        house.limit("TANA-C1", 100);
        house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(90));
        house.limit("TANA-C1", 50);
        assertLine(house, "TANA-C1", 50, 90);
        assertThat(house.credit.find("TANA", "TANA-C1").free()).isEqualTo(Yen.ZERO);
        assertThat(house.credit.reserve("TANA", "TANA-C1", "o2", Yen.of(1))).isFalse();
        house.limit("TANA-C1", 200);
        database.deliver(CreditLines.RAISED, event -> raised.add(event.aggregate() + event.payload()));
        assertThat(raised).containsExactly("TANA:TANA-C1{\"limit\":100}", "TANA:TANA-C1{\"limit\":200}");
    }

    @EachDatabase
    @DisplayName("R118, R121: a private person gets no limit; another shop's reseller sees no line")
    void notForEverybody(TestDatabase database) {
        House house = new House(database);
        assertThatThrownBy(() -> house.limit("TANA-I1", 1))
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.code()).isEqualTo("billing.credit-not-for-member"));
        house.limit("TANA-C1", 100);
        house.limit("TANA-C2", 200);
        assertThat(house.readCredit.page(House.reseller("KUMO"), null, new Slice(10, null, null)))
                .extracting(CreditBook.CreditLine::id)
                .containsExactly("TANA-C1", "TANA-C2");
        assertThat(house.readCredit.page(House.reseller("KUMO"), null, new Slice(10, "TANA-C1", null)))
                .extracting(CreditBook.CreditLine::id)
                .containsExactly("TANA-C2");
        assertThat(house.readCredit.page(House.reseller("MIZU"), "TANA", new Slice(10, null, null)))
                .isEmpty();
        assertThatThrownBy(() -> house.readCredit.find(House.reseller("MIZU"), "TANA-C1"))
                .isInstanceOf(RefusedException.class);
        assertThat(house.readCredit
                        .find(house.member("TANA-C2"), "TANA-C2")
                        .line()
                        .limit())
                .isEqualTo(Yen.of(200));
    }

    @EachDatabase
    @DisplayName("R156: 60 accounts, 8 threads, 40 tries each: not one yen over the limit, and every yen accounted for")
    void neverOversells(TestDatabase database) throws Exception {
        House house = new House(database);
        for (int i = 0; i < ACCOUNTS; i++) {
            house.members.add(
                    member(i), "TANA", jp.noren.member.api.MemberView.Kind.CORPORATE, "社", "a@b.example", "ja");
            house.limit(member(i), 10_000 + 100L * i);
        }
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                running.add(threads.submit(() -> taken.addAndGet(buy(house, thread))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(taken.get()).isPositive().isLessThan(ACCOUNTS * THREADS * TRIES);
        int oversold = house.sql
                .first("select count(*) from billing.credit_lines where used > credit_limit", row -> row.getInt(1))
                .orElseThrow();
        int astray = house.sql
                .first(
                        "select count(*) from billing.credit_lines l where l.used <> (select coalesce(sum(u.amount), 0)"
                                + " from billing.credit_uses u where u.member = l.member and u.freed_at is null)",
                        row -> row.getInt(1))
                .orElseThrow();
        assertThat(oversold).as("oversold").isZero();
        assertThat(astray).as("lines that are not the sum of their orders").isZero();
    }

    private static String member(int i) {
        return "mem_" + i;
    }

    /** Every third order that was taken is cancelled at once. */
    private static int buy(House house, int thread) {
        Random random = new Random(thread);
        int taken = 0;
        for (int i = 0; i < TRIES; i++) {
            for (int a = 0; a < ACCOUNTS; a++) {
                String order = "o-" + thread + "-" + i + "-" + a;
                Yen amount = Yen.of(100 + random.nextInt(900));
                if (house.credit.reserve("TANA", member(a), order, amount)) {
                    taken++;
                    if (taken % 3 == 0) {
                        house.credit.free(order);
                    }
                }
            }
        }
        return taken;
    }
}
