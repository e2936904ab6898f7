package jp.noren.payment.banktransfer.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jp.noren.payment.banktransfer.internal.app.BankFile.Form;
import jp.noren.payment.banktransfer.internal.app.BankFile.Row;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.Deposits.BadFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Garbage with fixed seeds: the answer is a file or a BadFileException, never anything else. */
class DepositFileFuzzTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final int ROUNDS = 20_000;
    private static final byte[] LIKELY =
            "0123456789 129\r\n8\u001A".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private int read;
    private int refused;

    private void tryToRead(byte[] file, long seed) {
        try {
            Deposits.File result = DepositFileReader.read(file);
            assertThat(result.deposits()).allMatch(deposit -> deposit.amount().isPositive());
            read++;
        } catch (BadFileException e) {
            assertThat(e.recordNumber()).isPositive();
            assertThat(e.offset()).isBetween(0, 199);
            refused++;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void damagedFiles(Form form) {
        byte[] good = BankFile.of(
                form,
                List.of(
                        Row.of(1, DAY, 4950, "ﾔﾏﾀﾞ"),
                        Row.of(2, DAY, 100, "ｶ)ﾉﾚﾝ").takenBack()));
        for (int seed = 0; seed < ROUNDS; seed++) {
            tryToRead(damage(good, new Random(seed)), seed);
        }
        assertThat(read).as("some damage hits what nobody reads").isPositive();
        assertThat(refused).isGreaterThan(ROUNDS / 4);
    }

    private static byte[] damage(byte[] good, Random random) {
        byte[] file = good.clone();
        for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
            int at = random.nextInt(file.length);
            file[at] = random.nextBoolean() ? LIKELY[random.nextInt(LIKELY.length)] : (byte) random.nextInt(256);
        }
        int from = random.nextInt(8) == 0 ? random.nextInt(file.length) : 0;
        int to = random.nextInt(8) == 0 ? from + random.nextInt(file.length - from) : file.length;
        return Arrays.copyOfRange(file, from, to);
    }

    @Test
    void noise() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] file = new byte[random.nextInt(1_500)];
            random.nextBytes(file);
            if (random.nextBoolean() && file.length > 3) {
                System.arraycopy("1010".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, file, 0, 4);
            }
            tryToRead(file, seed);
        }
        assertThat(refused).isEqualTo(ROUNDS);
    }

    /** What is still reachable: the collector has its turn first. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Nothing of the file is copied; what remains is the deposits themselves, less than half a kilobyte each. */
    @Test
    void aHundredThousandDepositsTakeSecondsAndNoRoomBesideThemselves() throws BadFileException {
        byte[] file = BankFile.of(Form.STATEMENT, Collections.nCopies(100_000, Row.of(0, DAY, 99_999_999L, "ﾔﾏﾀﾞ")));
        long before = used();
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Deposits.File read = DepositFileReader.read(file);
        long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        long grown = used() - before;
        assertThat(read.deposits()).hasSize(100_000);
        System.out.printf(
                "03 file of %,d deposits, %,d bytes: heap growth %,d KiB, all of it the deposits%n",
                read.deposits().size(), file.length, grown >> 10);
        assertThat(Duration.ofNanos(worked)).isLessThan(Duration.ofSeconds(10));
        assertThat(grown).isLessThan(100_000 * 512L);
    }
}
