package jp.noren.sandbox.internal.sbps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    @TempDir
    Path folder;

    private static Charge.Facts facts(String tracking, String order) {
        return new Charge.Facts(
                "99901001", tracking, "B" + tracking, order, "1", "cust", 379, "visa-ok", "暖簾 小", "クラシノクラ");
    }

    private static void act(Book book, String tracking, String what, long yen) {
        book.act(book.find("99901001", tracking), new Charge.Act(2, what, yen));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        Path file = folder.resolve("sandbox/book.tsv");
        try (Book book = new Book(file)) {
            assertThat(book.authorise(facts("10000000000001", "a"), 1)).isTrue();
            act(book, "10000000000001", Book.COMMIT, 0);
            act(book, "10000000000001", Book.CAPTURE, 379);
            act(book, "10000000000001", Book.REFUND, 100);
            book.authorise(facts("10000000000002", "b"), 1);
            book.keep("99901001", "cust", "jcb-ok", 1);
            book.keep("99901001", "gone", "jcb-ok", 1);
            book.forget("99901001", "gone", 1);
        }
        try (Book again = new Book(file)) {
            Charge charge = again.find("99901001", "10000000000001");
            assertThat(charge.state()).isEqualTo(Charge.State.CAPTURED);
            assertThat(charge.refunded()).isEqualTo(100);
            assertThat(charge.facts()).isEqualTo(facts("10000000000001", "a"));
            assertThat(again.find("99901001", "10000000000002").state()).isEqualTo(Charge.State.AUTHORISED);
            assertThat(again.authorise(facts("10000000000003", "a"), 1)).isFalse();
            assertThat(again.keptCard("99901001", "cust")).isEqualTo("jcb-ok");
            assertThat(again.keptCard("99901001", "gone")).isNull();
        }
    }

    @Test
    void aLineCutByACrashIsLeftOutAndTheNextOneIsWhole() throws IOException {
        Path file = folder.resolve("book.tsv");
        try (Book book = new Book(file)) {
            book.authorise(facts("10000000000001", "a"), 1);
        }
        Files.writeString(file, "9\t1\tcommit\t0\t99901001\t1000", StandardOpenOption.APPEND);
        try (Book book = new Book(file)) {
            act(book, "10000000000001", Book.CANCEL, 0);
        }
        try (Book book = new Book(file)) {
            assertThat(book.find("99901001", "10000000000001").state()).isEqualTo(Charge.State.CANCELLED);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).endsWith(".\n");
    }

    @Test
    void oneOrderIsBookedOnceWhoeverComesTogether() throws Exception {
        Book book = new Book(null);
        ExecutorService buyers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> asked = IntStream.range(0, 200)
                    .mapToObj(i -> buyers.submit(() -> book.authorise(facts(String.format("%014d", i), "same"), 1)))
                    .toList();
            int taken = 0;
            for (Future<Boolean> one : asked) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
            assertThat(book.charges()).hasSize(1);
        } finally {
            buyers.shutdownNow();
        }
    }

    @Test
    void anotherMerchantDoesNotSeeIt() {
        Book book = new Book(null);
        book.authorise(facts("10000000000001", "a"), 1);
        assertThat(book.find("99902002", "10000000000001")).isNull();
    }
}
