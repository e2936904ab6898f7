package jp.noren.billing.internal.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.billing.internal.house.Contracts;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** Everything at once, on both databases. */
class RaceTest {
    private static final String ON_THE_25TH = "2026-11-25T00:10:00+09:00";

    private static Contracts shop(TestDatabase database, int contracts) {
        Contracts house = new Contracts(database);
        for (int i = 0; i < contracts; i++) {
            house.contracts.add(
                    String.format("ctr_%04d", i), "SORA-M1", "CARD", FakeContracts.line("monthly", 1_000, 10));
        }
        house.work();
        return house;
    }

    private static Contracts node(Contracts house) {
        return new Contracts(house.database, house.sql, house.clock, house.contracts, house.cards.book);
    }

    private static void together(List<Runnable> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        List<Future<?>> running = new ArrayList<>();
        works.forEach(work -> running.add(threads.submit(work)));
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
    }

    /** A node that gets into another's way tries again, as its job and its lanes do. */
    private static void insist(Contracts node) {
        for (int i = 0; i < 200 && (i < 3 || !node.runs.unfinished().isEmpty()); i++) {
            try {
                node.work();
            } catch (RuntimeException inTheWay) {
                assertThat(inTheWay).isNotNull();
            }
        }
    }

    @EachDatabase
    @DisplayName("R025: two runs at once, with two lanes each: each contract is charged once")
    void twoRuns(TestDatabase database) throws Exception {
        try (Contracts house = shop(database, 700)) {
            house.clock.set(ON_THE_25TH);
            Contracts other = node(house);
            together(List.of(() -> insist(house), () -> insist(house), () -> insist(other), () -> insist(other)));
            assertThat(house.cards.book.chargesByPurpose).hasSize(700);
            assertThat(house.cards.book.charges()).isEqualTo(700);
            assertThat(house.readRuns.list(jp.noren.access.api.Caller.system("t"), "SORA"))
                    .singleElement()
                    .satisfies(run -> assertThat(run.paid()).isEqualTo(700));
            assertThat(house.ledger("receivable")).isEqualTo(700 * 1_100);
        }
    }

    @EachDatabase
    @DisplayName(
            "R018, R026: a card that is replaced while a caught-up run goes on is charged once, by the old or by the new one")
    void cardChange(TestDatabase database) throws Exception {
        try (Contracts house = shop(database, 120)) {
            house.clock.set("2026-11-27T10:00:00+09:00");
            Runnable change = () -> {
                for (int i = 0; i < 120; i++) {
                    house.cards.card(String.format("cust_ctr_%04d", i), "other");
                }
            };
            together(List.of(() -> insist(house), change));
            assertThat(house.cards.book.charges()).isEqualTo(120);
            assertThat(house.cards.book.chargesByPurpose).hasSize(120);
        }
    }

    @EachDatabase
    @DisplayName(
            "R025, R081: contracts that end while a caught-up run pages: charged as if filed after the run, or not at all; never twice")
    void cancelled(TestDatabase database) throws Exception {
        try (Contracts house = shop(database, 1_100)) {
            AtomicInteger pages = new AtomicInteger();
            house.contracts.beforePage = () -> {
                int from = pages.getAndIncrement() * 90;
                for (int i = from; i < from + 90; i++) {
                    house.contracts.ends(String.format("ctr_%04d", i * 4 % 1_100), YearMonth.of(2026, 11));
                }
            };
            house.at("2026-11-27T10:00:00+09:00");
            house.contracts.beforePage = () -> {};
            int charged = 0;
            for (int i = 0; i < 1_100; i++) {
                List<Charge> of = house.all(String.format("ctr_%04d", i));
                assertThat(of).hasSizeLessThanOrEqualTo(1);
                charged += of.size();
            }
            assertThat(charged).isBetween(700, 1_099);
            assertThat(house.cards.book.charges()).isEqualTo(charged);
        }
    }

    @EachDatabase
    @DisplayName(
            "a member who pays at the moment of the retry pays once; a conclusion that meets the run is charged once")
    void memberAndRetry(TestDatabase database) throws Exception {
        try (Contracts house = shop(database, 40)) {
            for (int i = 0; i < 40; i++) {
                house.cards.card(String.format("cust_ctr_%04d", i), "declines");
            }
            house.at(ON_THE_25TH);
            for (int i = 0; i < 40; i++) {
                house.cards.card(String.format("cust_ctr_%04d", i), "ok");
            }
            house.clock.set("2026-11-28T00:00:00+09:00");
            Runnable members = () -> {
                for (int i = 39; i >= 0; i--) {
                    try {
                        house.keep.collect(
                                house.charge(String.format("ctr_%04d", i)).id());
                    } catch (RuntimeException taken) {
                        assertThat(taken).hasMessage("payment.purpose-taken");
                    }
                }
            };
            together(List.of(() -> insist(house), members));
            house.work();
            assertThat(house.cards.book.charges()).isEqualTo(40);
            for (int i = 0; i < 40; i++) {
                assertThat(house.charge(String.format("ctr_%04d", i)).state()).isEqualTo(ChargeState.PAID);
            }
        }
    }

    @EachDatabase
    @DisplayName("R025: conclusions that are written while the run writes: the month has one charge")
    void conclusionAndRun(TestDatabase database) throws Exception {
        try (Contracts house = shop(database, 300)) {
            house.clock.set(ON_THE_25TH);
            Runnable conclusions = () -> {
                for (int i = 0; i < 300; i++) {
                    String contract = String.format("ctr_%04d", i);
                    try {
                        String id = house.keep
                                .add(house.request(
                                        "conclusion:" + contract,
                                        contract,
                                        List.of(YearMonth.of(2026, 12)),
                                        FakeContracts.line("monthly", 1_000, 10)))
                                .id();
                        house.keep.collect(id);
                    } catch (RuntimeException charged) {
                        assertThat(charged).hasMessageContaining("billing.month-charged");
                    }
                }
            };
            together(List.of(() -> insist(house), conclusions));
            house.work();
            for (int i = 0; i < 300; i++) {
                assertThat(house.charge(String.format("ctr_%04d", i)).state()).isEqualTo(ChargeState.PAID);
            }
            assertThat(house.cards.book.charges()).isEqualTo(300);
        }
    }
}
