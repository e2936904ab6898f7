package jp.noren.storefront.internal.app;

import static jp.noren.storefront.internal.app.StorefrontFixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;

class SnapshotCacheTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

    private static boolean within(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return condition.getAsBoolean();
    }

    @EachDatabase
    void anotherNodesChangeIsSeenWithinASecond(TestDatabase database) {
        StorefrontFixture here = new StorefrontFixture(database).withDemoData();
        StorefrontFixture there = new StorefrontFixture(database);
        assertThat(there.directory.isOn("KURA", "payment.sbps")).isFalse();
        here.setSwitch.handle(ADMIN, "KURA", "payment.sbps", true);
        assertThat(here.directory.isOn("KURA", "payment.sbps"))
                .as("on this node at once")
                .isTrue();
        assertThat(within(Duration.ofMillis(1_100), () -> there.directory.isOn("KURA", "payment.sbps")))
                .isTrue();
    }

    @EachDatabase
    void anUnchangedHouseIsNotReadAgain(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        Snapshot before = house.cache.current();
        assertThat(within(Duration.ofMillis(1_300), () -> house.cache.current() != before))
                .as("the same snapshot, looked at again and found good")
                .isFalse();
    }

    @EachDatabase
    void whatIsRolledBackIsForgotten(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    house.setSwitch.handle(ADMIN, "KURA", "payment.sbps", true);
                    house.cache.invalidate();
                    assertThat(house.directory.isOn("KURA", "payment.sbps")).isTrue();
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(within(Duration.ofMillis(1_100), () -> !house.directory.isOn("KURA", "payment.sbps")))
                .isTrue();
    }

    @EachDatabase
    void changesMadeAtOnceComeOneAfterTheOther(TestDatabase database) throws Exception {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(i -> () -> decide(house, i))
                    .toList();
            int won = 0;
            for (Future<Boolean> result : pool.invokeAll(work)) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(house.store.history("KURA", "termsVersion").entries()).hasSize(2);
        assertThat(house.directory.policies("KURA", TODAY).text("termsVersion")).isPresent();
    }

    private static boolean decide(StorefrontFixture house, int i) {
        try {
            house.setPolicy.handle(ADMIN, "KURA", PlannedPolicy.Decided.of("termsVersion", "v" + i, TODAY));
            return true;
        } catch (jp.noren.kernel.RefusedException e) {
            assertThat(e.code()).isEqualTo("storefront.policy-overlaps");
            return false;
        }
    }
}
