package jp.noren.access.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.access.api.Credentials.Password;
import jp.noren.kernel.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Argon2HasherTest {
    private static final int MEMORY = 19_456;

    private final Argon2Hasher hasher = new Argon2Hasher(MEMORY, 2, 2, 8);

    private static Password password(String text) {
        return new Password(text.toCharArray());
    }

    @Test
    void aHashNamesItsParametersAndFitsItsPasswordAlone() {
        String hash = hasher.hash(password("correct horse battery"));
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches(password("correct horse battery"), Optional.of(hash)))
                .isTrue();
        assertThat(hasher.matches(password("correct horse batterY"), Optional.of(hash)))
                .isFalse();
        assertThat(hasher.hash(password("correct horse battery"))).isNotEqualTo(hash);
    }

    @Test
    void fullWidthLettersAreTheSamePassword() {
        String hash = hasher.hash(password("noren-2026-kura"));
        assertThat(hasher.matches(password("noren-2026-kura"), Optional.of(hash)))
                .isTrue();
    }

    @Test
    void weakParametersAreNotTaken() {
        assertThat(new Argon2Hasher(8, 1, 1, 1).hash(password("correct horse battery")))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aHashOfLessEffortIsOutdated() {
        String hash = hasher.hash(password("correct horse battery"));
        assertThat(hasher.isOutdated(hash)).isFalse();
        Argon2Hasher stronger = new Argon2Hasher(MEMORY + 1_024, 2, 1, 8);
        assertThat(stronger.isOutdated(hash)).isTrue();
        assertThat(stronger.matches(password("correct horse battery"), Optional.of(hash)))
                .isTrue();
        assertThat(hasher.isOutdated("something else")).isTrue();
    }

    @Test
    @DisplayName("R090: an unknown login costs the same work as a wrong password")
    void anUnknownLoginTakesAsLong() {
        Optional<String> hash = Optional.of(hasher.hash(password("correct horse battery")));
        assertThat(hasher.matches(password("anything at all"), Optional.empty()))
                .isFalse();
        long wrong = work(hash);
        long unknown = work(Optional.empty());
        assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
    }

    /** Processor time of the best of five, so that the machine's other work does not count. */
    private long work(Optional<String> hash) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            hasher.matches(password("not the password"), hash);
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    @Test
    void aStormOfLoginsIsBounded() throws Exception {
        Argon2Hasher narrow = new Argon2Hasher(MEMORY, 2, 1, 2);
        ExecutorService pool = Executors.newFixedThreadPool(12);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> hashes = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                hashes.add(pool.submit(() -> {
                    start.await();
                    return narrow.hash(password("correct horse battery"));
                }));
            }
            start.countDown();
            int refused = 0;
            for (Future<String> hash : hashes) {
                refused += isCrowded(hash) ? 1 : 0;
            }
            assertThat(refused).isBetween(1, 11);
        } finally {
            pool.shutdownNow();
        }
        assertThat(narrow.hash(password("correct horse battery"))).isNotEmpty();
    }

    private static boolean isCrowded(Future<String> hash) throws InterruptedException {
        try {
            assertThat(hash.get()).startsWith("$argon2id$");
            return false;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(RefusedException.class).hasMessage("access.crowded");
            return true;
        }
    }

    @Test
    void passwordsAreNeverPrinted() {
        assertThat(password("correct horse battery").toString()).doesNotContain("horse");
        assertThatThrownBy(() -> hasher.matches(password("x"), null)).isInstanceOf(NullPointerException.class);
    }
}
