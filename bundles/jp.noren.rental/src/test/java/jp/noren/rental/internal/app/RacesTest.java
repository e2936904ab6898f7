package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.junit.jupiter.api.DisplayName;

class RacesTest {
    private static final int REPEATS = 200;
    private static final Caller MEMBER = RentalHouse.member("mem_1");
    private static final Set<String> LOSES = Set.of("rental.already-filed", "rental.consequences-changed");

    @EachDatabase
    @DisplayName(
            "R069, R086 plan change, cancellation, card change and settlement at once: always as if one after the other, the loser told why")
    void atOnce(TestDatabase database) throws Exception {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", REPEATS);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 1; i <= REPEATS; i++) {
                once(
                        house,
                        threads,
                        house.old("K-%04d".formatted(1_000 + 2 * i), "mem_1", "R50", "NORMAL", "2025-03-01"));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void once(RentalHouse house, ExecutorService threads, Contract contract) throws Exception {
        Wish change = Wish.planChange(contract.id(), "R100", "NORMAL");
        Wish cancel = Wish.cancellation(contract.id());
        FileWish first = new FileWish(
                MEMBER, "p" + contract.id(), change, RentalHouse.given(house.preview.handle(MEMBER, change)));
        FileWish second = new FileWish(
                MEMBER, "c" + contract.id(), cancel, RentalHouse.given(house.preview.handle(MEMBER, cancel)));
        Callable<String> card =
                () -> Boolean.toString(house.database.transactions().required(() -> house.contracts
                        .lock(contract.id())
                        .map(one ->
                                house.contracts.pays(one, new Contract.Payer("CARD", "ref_new"), house.clock.instant()))
                        .orElseThrow()));
        Callable<String> run = () -> house.database
                .transactions()
                .required(() -> house.charged(contract.id(), "2026-12"))
                .toString();
        List<Future<String>> outcomes = threads.invokeAll(List.of(
                () -> RentalHouse.code(() -> house.file(first)),
                () -> RentalHouse.code(() -> house.file(second)),
                card,
                run));
        judge(house, contract, outcomes);
    }

    private static void judge(RentalHouse house, Contract contract, List<Future<String>> outcomes) throws Exception {
        String changed = outcomes.get(0).get();
        String cancelled = outcomes.get(1).get();
        assertThat(outcomes.get(2).get()).isEqualTo("true");
        assertThat(outcomes.get(3).get()).isIn(Yen.of(3_278).toString(), Yen.ZERO.toString());
        Contract after = house.now(contract);
        assertThat(after.payer().customerRef()).isEqualTo("ref_new");
        long filed = List.of(changed, cancelled).stream().filter("done"::equals).count();
        assertThat(filed).as("%s and %s", changed, cancelled).isLessThanOrEqualTo(1);
        assertThat(List.of(changed, cancelled)).allMatch(one -> one.equals("done") || LOSES.contains(one));
        assertThat(after.status()).isEqualTo(filed == 1 ? Status.ENDING : Status.ACTIVE);
        Map<Boolean, Long> followed = house.contracts.ofMember("SORA", "mem_1").stream()
                .collect(java.util.stream.Collectors.partitioningBy(
                        one -> contract.id().equals(one.replaces()), java.util.stream.Collectors.counting()));
        assertThat(followed.get(true)).isEqualTo(changed.equals("done") ? 1 : 0);
    }
}
