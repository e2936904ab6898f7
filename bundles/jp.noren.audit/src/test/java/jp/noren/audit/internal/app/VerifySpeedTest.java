package jp.noren.audit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

class VerifySpeedTest {
    private static final int ROWS = 6_000;
    private static final int RUNS = 4;

    @TempDir
    Path folder;

    /** Measured in processor time of this thread, best of several runs: what else runs on the machine is not the trail's affair. */
    @EachDatabase
    @DisplayName("G58: verification reads 20,000 entries a second or more")
    void verificationIsFast(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        for (int i = 0; i < ROWS / 1_000; i++) {
            String object = "ord_" + i;
            database.transactions().run(() -> {
                for (int k = 0; k < 1_000; k++) {
                    node.record.record(
                            AuditFixture.OPERATOR, "KURA", "checkout.placed", object, Map.of("total", k, "tax", 34));
                }
            });
        }
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            VerifyTrail.Report report = node.verify.handle();
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
            assertThat(report.findings()).isEmpty();
            assertThat(report.entries()).isEqualTo(ROWS);
        }
        assertThat(ROWS * 1_000_000_000L / best)
                .as("entries a second on %s", database)
                .isGreaterThan(20_000);
    }
}
