package jp.noren.payment.directdebit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Deposits.BadFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("100,000 debits are written and read with flat memory")
class LargeFileTest {
    private static final int DEBITS = 100_000;
    private static final int BETWEEN_LOOKS = 10_000;
    private static final long FLAT = 2L << 20;

    @TempDir
    private Path folder;

    private final AtomicLong before = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();

    /** What is still reachable: the collector has its turn before each look. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void begin() {
        before.set(used());
        peak.set(0);
    }

    private void look(long count) {
        if (count % BETWEEN_LOOKS == 0) {
            peak.accumulateAndGet(used() - before.get(), Math::max);
        }
    }

    @Test
    void flat() throws IOException, BadFileException {
        Path file = folder.resolve("large.91");
        begin();
        write(file);
        long writing = peak.get();
        long bytes = Files.size(file);
        answer(file);
        begin();
        long read = read(file);
        System.out.printf(
                "91 file of %,d debits, %,d bytes: peak heap growth %,d KiB writing, %,d KiB reading%n",
                DEBITS, bytes, writing >> 10, peak.get() >> 10);
        assertThat(bytes).isEqualTo((DEBITS + 3) * 122L);
        assertThat(read).isEqualTo(DEBITS);
        assertThat(writing).isLessThan(FLAT);
        assertThat(peak.get()).isLessThan(FLAT);
    }

    private void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] crlf = DirectDebitProvider.Separator.CRLF.bytes();
            RequestWriter writer = new RequestWriter(out, crlf, Collectors.originator(), Collectors.DAY);
            for (int i = 1; i <= DEBITS; i++) {
                writer.add(Collectors.mandate(i), Yen.of(i));
                look(i);
            }
            writer.finish();
            assertThat(writer.total()).isEqualTo(Yen.of(DEBITS * (DEBITS + 1L) / 2));
        }
    }

    /** The bank collects all: the trailer's first totals become those of the collected. */
    private static void answer(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long trailer = (DEBITS + 1) * 122L;
            var totals = java.nio.ByteBuffer.allocate(18);
            channel.position(trailer + 1).read(totals);
            channel.position(trailer + 19).write(totals.flip());
        }
    }

    private long read(Path file) throws IOException, BadFileException {
        AtomicLong lines = new AtomicLong();
        try (InputStream in = Files.newInputStream(file)) {
            ResultReader reader = new ResultReader(in, Collectors.originator());
            reader.read(Collectors.CLOSING, (line, at) -> look(lines.incrementAndGet()));
            reader.end();
        }
        return lines.get();
    }
}
