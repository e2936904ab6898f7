package jp.noren.sandbox.internal.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.noren.sandbox.internal.bank.DebitForm.SentBackException;

/**
 * A bank that collects: takes requests of Zengin 91, checks them byte by byte, debits on the day, and answers from that day on. The files it took are
 * its book: they lie in a folder, so a sudden end of the process loses none. The same file again is the same request; a debit that another file of
 * that day has asked for already is sent back.
 */
public final class DebitBank {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String SUFFIX = ".91";

    /** @param id names the file from now on */
    public record Receipt(String id, LocalDate collectOn, int debits, long total) {}

    /** @param result the digit of the result; null before the day */
    public record Debit(
            String file, LocalDate collectOn, String account, String customer, long amount, String result) {}

    /** The file was sent back; nothing of it was taken. */
    public static final class RefusedFileException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Map<String, Object> args;

        RefusedFileException(SentBackException why) {
            super(why.getMessage(), why);
            this.args = why.args();
        }

        /** {@code record}, {@code offset}, {@code why}. */
        public Map<String, Object> args() {
            return args;
        }
    }

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, DebitFile> files = new TreeMap<>();

    /** @param folder where the files lie; null for memory alone */
    public DebitBank(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> file.toString().endsWith(SUFFIX)).forEach(this::remember);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void remember(Path file) {
        String id = file.getFileName().toString().replace(SUFFIX, "");
        try {
            LocalDate day = LocalDate.parse(id.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            files.put(id, DebitFile.check(Files.readAllBytes(file), day));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SentBackException e) {
            throw new IllegalStateException(file + " is no file that this bank took", e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    public synchronized Receipt take(byte[] file) throws RefusedFileException {
        try {
            DebitFile checked = DebitFile.check(file, today());
            String id = checked.collectOn().format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + hash(file);
            if (!files.containsKey(id)) {
                requireNew(checked);
                keep(id, file);
                files.put(id, checked);
            }
            return new Receipt(id, checked.collectOn(), checked.rows().size(), checked.total());
        } catch (SentBackException e) {
            throw new RefusedFileException(e);
        }
    }

    private void requireNew(DebitFile file) throws SentBackException {
        Set<String> known = new HashSet<>();
        files.values().stream()
                .filter(other -> other.collectOn().equals(file.collectOn()))
                .forEach(other -> other.rows().forEach(row -> known.add(identity(row))));
        for (int i = 0; i < file.rows().size(); i++) {
            if (known.contains(identity(file.rows().get(i)))) {
                throw new SentBackException(i + 2, 91, "asked for in another file already");
            }
        }
    }

    private static String identity(String row) {
        return account(row) + "/" + row.substring(80, 90) + row.substring(91, 111);
    }

    private static String account(String row) {
        return row.substring(1, 5) + "-" + row.substring(20, 23) + "-" + row.charAt(42) + "-" + row.substring(43, 50);
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Beside first and then in its place: a file is there whole or not at all. */
    private void keep(String id, byte[] file) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path beside = Files.write(folder.resolve(id + ".part"), file);
            Files.move(beside, folder.resolve(id + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of a file that was taken. */
    public synchronized Optional<LocalDate> day(String id) {
        return Optional.ofNullable(files.get(id)).map(DebitFile::collectOn);
    }

    /** What became of its debits; empty for an unknown file, and before the day. */
    public synchronized Optional<byte[]> results(String id) {
        return Optional.ofNullable(files.get(id)).filter(this::isDebited).map(DebitFile::answered);
    }

    private boolean isDebited(DebitFile file) {
        return !today().isBefore(file.collectOn());
    }

    /** All debits the bank was asked for. */
    public synchronized List<Debit> book() {
        List<Debit> book = new ArrayList<>();
        files.forEach((id, file) -> file.rows()
                .forEach(row -> book.add(new Debit(
                        id,
                        file.collectOn(),
                        account(row),
                        row.substring(91, 111).strip(),
                        DebitFile.amount(row),
                        isDebited(file) ? String.valueOf(MagicDebits.result(row)) : null))));
        return book;
    }
}
