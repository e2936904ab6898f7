package jp.noren.payment.directdebit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Collections.Answer;
import jp.noren.payment.spi.Collections.Debit;
import jp.noren.payment.spi.Deposits.BadFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Garbage with fixed seeds: the answer is all debits as they were asked for, or a BadFileException with its"
        + " place")
class ResultFileFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final byte[] LIKELY = "0123456789 129\r\n8\u001A".getBytes(StandardCharsets.US_ASCII);

    private final DirectDebitProvider provider = Collectors.configured();
    private final List<Debit> debits = Collectors.three();
    private int read;
    private int refused;

    private void tryToRead(byte[] file, long seed) {
        try {
            Collections.Answers answers = provider.readCollectionResults(file, debits, Collectors.CLOSING);
            assertThat(answers.answers()).extracting(Answer::key).containsExactlyInAnyOrder("pay_1", "pay_2", "pay_3");
            assertThat(answers.answers()).allMatch(answer -> debits.stream()
                    .anyMatch(debit ->
                            debit.key().equals(answer.key()) && debit.amount().equals(answer.amount())));
            read++;
        } catch (BadFileException e) {
            assertThat(e.recordNumber()).isPositive();
            assertThat(e.offset()).isBetween(0, 119);
            assertThat(e.code()).startsWith("payment.directdebit.");
            refused++;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    @Test
    void damagedFiles() {
        byte[] good = Answered.of(
                        provider.writeCollection("TANA", Collectors.DAY, debits).content(), "019")
                .bytes();
        for (int seed = 0; seed < ROUNDS; seed++) {
            tryToRead(damage(good, new Random(seed)), seed);
        }
        assertThat(read).as("some damage hits what nobody reads").isPositive();
        assertThat(refused).isGreaterThan(ROUNDS / 4);
        System.out.printf("91 results: %d damaged files, %d refused, %d read whole%n", ROUNDS, refused, read);
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
            byte[] file = new byte[random.nextInt(800)];
            random.nextBytes(file);
            if (random.nextBoolean() && file.length > 3) {
                System.arraycopy("1910".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
            }
            tryToRead(file, seed);
        }
        assertThat(refused).isEqualTo(ROUNDS);
    }
}
