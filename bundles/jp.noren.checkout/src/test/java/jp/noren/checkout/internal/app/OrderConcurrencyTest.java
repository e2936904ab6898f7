package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** Many at once, on both databases. */
class OrderConcurrencyTest {
    private static final int BUYERS = 50;
    private static final int SAME_KEY = 20;

    private static House house(TestDatabase database) {
        House house = new House(database);
        house.importCsv("KURA", Shelf.KURA);
        return house;
    }

    private static void member(House house, String id) {
        house.members.add(id, "KURA", MemberView.Kind.INDIVIDUAL, "ja", "2026-06");
    }

    @EachDatabase
    @DisplayName("The last piece by 50 buyers at once: exactly one gets it")
    void sellsTheLastPieceOnce(TestDatabase database) throws Exception {
        House house = house(database);
        IntStream.range(0, BUYERS).forEach(i -> {
            member(house, "mem_" + i);
            house.fill("mem_" + i, "NOREN-1", 1);
        });
        List<String> results = atOnce(BUYERS, i -> {
            house.placeOrder.handle(Buying.byTransfer(house.member("mem_" + i)));
            return "bought";
        });
        assertThat(results).filteredOn("bought"::equals).hasSize(1);
        assertThat(results).filteredOn("checkout.out-of-stock"::equals).hasSize(BUYERS - 1);
        assertThat(house.stock("KURA", "NOREN-1")).isZero();
        assertThat(house.count("checkout.orders")).isEqualTo(1);
        assertThat(house.count("checkout.cart_lines")).isEqualTo(BUYERS - 1);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("The last piece by 50 cards that are refused: nobody gets it, and it lies there again")
    void givesBackWhatRefusedCardsHeld(TestDatabase database) throws Exception {
        House house = house(database);
        IntStream.range(0, BUYERS).forEach(i -> {
            member(house, "mem_" + i);
            house.fill("mem_" + i, "NOREN-1", 1);
            house.fill("mem_" + i, "SEAL-A", 1);
        });
        atOnce(BUYERS, i -> house.placeOrder
                .handle(Buying.byCard(house.member("mem_" + i), "ISSUER_DECLINED"))
                .order()
                .status()
                .word());
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
        assertThat(house.stock("KURA", "SEAL-A")).isEqualTo(50);
        assertThat(house.count("checkout.cart_lines")).isEqualTo(2 * BUYERS);
    }

    @EachDatabase
    @DisplayName("One key sent 20 times at once makes one order")
    void placesARepeatedKeyOnce(TestDatabase database) throws Exception {
        House house = house(database);
        member(house, "mem_a");
        house.fill("mem_a", "SEAL-A", 3);
        List<String> numbers = atOnce(SAME_KEY, i -> house.placeOrder
                .handle(Buying.byTransfer(house.member("mem_a"), "the-same-key"))
                .order()
                .number());
        assertThat(numbers).hasSize(SAME_KEY).containsOnly(numbers.get(0));
        assertThat(house.count("checkout.orders")).isEqualTo(1);
        assertThat(house.stock("KURA", "SEAL-A")).isEqualTo(47);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("Two keys for one cart make one order: the cart can be bought once")
    void buysACartOnce(TestDatabase database) throws Exception {
        House house = house(database);
        member(house, "mem_a");
        house.fill("mem_a", "SEAL-A", 1);
        List<String> results = atOnce(8, i -> {
            house.placeOrder.handle(Buying.byTransfer(house.member("mem_a"), "key-" + i));
            return "bought";
        });
        assertThat(results).filteredOn("bought"::equals).hasSize(1);
        assertThat(results).isSubsetOf("bought", "checkout.cart-changed", "checkout.cart-empty");
        assertThat(house.stock("KURA", "SEAL-A")).isEqualTo(49);
    }

    @EachDatabase
    @DisplayName("The same news from eight sides moves an order once and mails once")
    void movesAnOrderOnce(TestDatabase database) throws Exception {
        House house = house(database);
        member(house, "mem_a");
        house.fill("mem_a", "SEAL-A", 2);
        Placed placed = house.placeOrder.handle(Buying.byCard(house.member("mem_a"), "unknown"));
        house.payments.set(
                placed.order().payment().id(),
                jp.noren.payment.api.PaymentStatus.DECLINED,
                jp.noren.payment.spi.DeclineReason.OVER_LIMIT);
        List<String> words = atOnce(8, i -> house.settleOrder
                .refresh(house.orders.find(placed.order().id()).orElseThrow())
                .order()
                .status()
                .word());
        assertThat(words).containsOnly(OrderStatus.CANCELLED.word());
        assertThat(house.stock("KURA", "SEAL-A")).isEqualTo(50);
        assertThat(house.mails).hasSize(2);
    }

    private interface Act {
        String by(int index) throws Exception;
    }

    /** Everybody starts together; a refusal counts by its code. */
    private static List<String> atOnce(int count, Act act) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                running.add(threads.submit((Callable<String>) () -> {
                    start.await();
                    return code(act, index);
                }));
            }
            start.countDown();
            List<String> results = new ArrayList<>();
            for (Future<String> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String code(Act act, int index) throws Exception {
        try {
            return act.by(index);
        } catch (RefusedException no) {
            return no.code();
        }
    }
}
