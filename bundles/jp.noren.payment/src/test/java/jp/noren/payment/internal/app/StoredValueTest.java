package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.StoredValue.HoldState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Points: lots with an expiry, held, taken, released, given back (R189)")
class StoredValueTest {
    private static final String SHOP = "MINAMO";
    private static final String WHO = "mem_1";

    private Bench bench;
    private StoredValueBook points;
    private Instant soon;
    private Instant late;

    private void start(TestDatabase database) {
        bench = new Bench(database);
        points = bench.storedValue();
        soon = bench.clock.instant().plus(Duration.ofDays(10));
        late = bench.clock.instant().plus(Duration.ofDays(100));
        points.grant(SHOP, WHO, "late", Yen.of(1000), late);
        points.grant(SHOP, WHO, "soon", Yen.of(600), soon);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private long balance() {
        return points.balance(SHOP, WHO).amount();
    }

    private List<Long> available() {
        return bench.lots.of(SHOP, WHO).stream()
                .map(lot -> lot.available().amount())
                .toList();
    }

    @EachDatabase
    @DisplayName("R189: 1,540 points are held and taken once, of what expires first")
    void heldAndTakenOnce(TestDatabase database) {
        start(database);
        for (int i = 0; i < 3; i++) {
            assertThat(points.hold(SHOP, WHO, "pay_1", Yen.of(1540))).isTrue();
            assertThat(balance()).isEqualTo(60);
        }
        assertThat(available()).containsExactly(0L, 60L);
        for (int i = 0; i < 3; i++) {
            assertThat(points.take(SHOP, "pay_1")).isTrue();
        }
        assertThat(balance()).isEqualTo(60);
        assertThat(points.release(SHOP, "pay_1")).as("taken").isFalse();
        assertThat(points.find(SHOP, "pay_1").orElseThrow().state()).isEqualTo(HoldState.TAKEN);
    }

    @EachDatabase
    void whatDoesNotSufficeHoldsNothing(TestDatabase database) {
        start(database);
        assertThat(points.hold(SHOP, WHO, "pay_1", Yen.of(1601))).isFalse();
        assertThat(balance()).isEqualTo(1600);
        assertThat(points.find(SHOP, "pay_1")).isEmpty();
        assertThat(points.hold(SHOP, WHO, "pay_1", Yen.of(1600))).isTrue();
        assertThat(points.hold(SHOP, WHO, "pay_1", Yen.of(1599)))
                .as("another amount under the key")
                .isFalse();
        assertThat(points.hold("KURA", WHO, "pay_2", Yen.of(1)))
                .as("another shop")
                .isFalse();
        assertThat(points.hold(SHOP, "mem_2", "pay_3", Yen.of(1)))
                .as("another member")
                .isFalse();
    }

    @EachDatabase
    void whatIsReleasedReturnsToItsLotsAndIsNeverTaken(TestDatabase database) {
        start(database);
        points.hold(SHOP, WHO, "pay_1", Yen.of(700));
        assertThat(points.release(SHOP, "pay_1")).isTrue();
        assertThat(points.release(SHOP, "pay_1")).isTrue();
        assertThat(available()).containsExactly(600L, 1000L);
        assertThat(points.take(SHOP, "pay_1")).isFalse();
        assertThat(points.hold(SHOP, WHO, "pay_1", Yen.of(700)))
                .as("a late resend")
                .isFalse();
        assertThat(points.take(SHOP, "none")).isFalse();
    }

    @EachDatabase
    void whatIsGivenBackReturnsToTheLotItCameFrom(TestDatabase database) {
        start(database);
        points.hold(SHOP, WHO, "pay_1", Yen.of(900));
        assertThat(points.giveBack(SHOP, "pay_1", "rfd_0", Yen.of(1)))
                .as("not taken")
                .isFalse();
        points.take(SHOP, "pay_1");
        for (int i = 0; i < 3; i++) {
            assertThat(points.giveBack(SHOP, "pay_1", "rfd_1", Yen.of(400))).isTrue();
        }
        assertThat(available()).as("300 of the later lot first").containsExactly(100L, 1000L);
        assertThat(points.giveBack(SHOP, "pay_1", "rfd_2", Yen.of(501)))
                .as("more than is left")
                .isFalse();
        assertThat(points.giveBack(SHOP, "pay_1", "rfd_1", Yen.of(399)))
                .as("same key, other amount")
                .isFalse();
        assertThat(points.giveBack(SHOP, "pay_1", "rfd_3", Yen.of(500))).isTrue();
        assertThat(available()).containsExactly(600L, 1000L);
        assertThat(points.find(SHOP, "pay_1").orElseThrow().returned()).isEqualTo(Yen.of(900));
    }

    @EachDatabase
    void anExpiredLotIsNotSpentAndStaysExpiredWhenItGetsSomethingBack(TestDatabase database) {
        start(database);
        points.hold(SHOP, WHO, "pay_1", Yen.of(600));
        points.take(SHOP, "pay_1");
        bench.clock.set(soon);
        assertThat(balance()).isEqualTo(1000);
        assertThat(points.giveBack(SHOP, "pay_1", "rfd_1", Yen.of(600))).isTrue();
        assertThat(available()).containsExactly(600L, 1000L);
        assertThat(balance()).isEqualTo(1000);
        assertThat(points.hold(SHOP, WHO, "pay_2", Yen.of(1001))).isFalse();
    }

    @EachDatabase
    void aLotIsGrantedOnceAndNothingJoinsATransaction(TestDatabase database) {
        start(database);
        points.grant(SHOP, WHO, "soon", Yen.of(600), soon);
        assertThat(balance()).isEqualTo(1600);
        assertThatThrownBy(() -> points.grant(SHOP, WHO, "nought", Yen.ZERO, soon))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> database.transactions().required(() -> points.hold(SHOP, WHO, "k", Yen.of(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @EachDatabase
    @DisplayName("R189: the last lot, fifty takers, one winner")
    void theLastLot(TestDatabase database) throws Exception {
        start(database);
        points.hold(SHOP, WHO, "before", Yen.of(600));
        ExecutorService pool = Executors.newFixedThreadPool(50);
        try {
            List<Future<Boolean>> takers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String key = "pay_" + i;
                takers.add(pool.submit(() -> points.hold(SHOP, WHO, key, Yen.of(1000)) && points.take(SHOP, key)));
            }
            int winners = 0;
            for (Future<Boolean> taker : takers) {
                winners += taker.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
            assertThat(balance()).isZero();
        } finally {
            pool.shutdownNow();
        }
    }
}
