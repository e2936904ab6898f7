package jp.noren.sandbox.internal.np;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The company's own book of buyers and transactions. Each change is a whole line that is only ever added, to a file too if one is given: it is in the operating
 * system's hands before anybody is answered, so a kill of the process loses nothing.
 */
public final class NpBook implements AutoCloseable {
    private static final String BUYER = "buyer";
    private static final String TRANSACTION = "transaction";
    private static final int FIELDS = 14;

    private final Map<String, NpBuyer> buyers = new ConcurrentSkipListMap<>();
    private final Map<String, NpTransaction> transactions = new ConcurrentSkipListMap<>();
    private final OutputStream file;
    private long number;

    /** @param path the file to go on in; null for a book in memory alone */
    public NpBook(Path path) {
        try {
            boolean cut = path != null && load(path);
            file = path == null
                    ? OutputStream.nullOutputStream()
                    : Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (cut) {
                file.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that was cut by a crash was never answered for, and is left out. */
    private boolean load(Path path) throws IOException {
        if (!Files.exists(path)) {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            return false;
        }
        String whole = Files.readString(path);
        for (String line : whole.split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length == FIELDS && fields[FIELDS - 1].equals(".")) {
                number++;
                replay(fields);
            }
        }
        return !whole.isEmpty() && !whole.endsWith("\n");
    }

    private void replay(String[] f) {
        if (f[0].equals(BUYER)) {
            NpBuyer buyer =
                    new NpBuyer(f[1], f[2], f[3], NpBuyer.State.of(f[4]), Long.parseLong(f[5]), Long.parseLong(f[6]));
            buyers.put(buyer.key(), buyer);
            return;
        }
        Optional<LocalDate> base = f[12].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(f[12]));
        NpTransaction transaction = new NpTransaction(
                f[1],
                f[2],
                f[3],
                Long.parseLong(f[4]),
                LocalDate.parse(f[5]),
                Long.parseLong(f[6]),
                f[7],
                f[8],
                f[9],
                Long.parseLong(f[10]),
                Long.parseLong(f[11]),
                base);
        transactions.put(transaction.id(), transaction);
    }

    /** The next of the company's numbers, 11 digits. */
    synchronized String nextId() {
        return String.format("%011d", 10_000_000_000L + buyers.size() + transactions.size() + ++number);
    }

    synchronized void put(NpBuyer buyer) {
        write(
                BUYER,
                buyer.key(),
                buyer.buyerId(),
                buyer.company().replaceAll("\\s", " "),
                buyer.state().word(),
                Long.toString(buyer.limit()),
                Long.toString(buyer.sinceMillis()),
                "",
                "",
                "",
                "",
                "",
                "");
        buyers.put(buyer.key(), buyer);
    }

    synchronized void put(NpTransaction t) {
        write(
                TRANSACTION,
                t.id(),
                t.key(),
                t.buyerId(),
                Long.toString(t.amount()),
                t.orderedOn().toString(),
                Long.toString(t.registeredMillis()),
                t.result(),
                t.reason(),
                t.verdict(),
                Long.toString(t.acceptedMillis()),
                Long.toString(t.cancelledMillis()),
                t.billBase().map(LocalDate::toString).orElse(""));
        transactions.put(t.id(), t);
    }

    private void write(String... fields) {
        try {
            file.write((String.join("\t", fields) + "\t.\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<NpBuyer> buyerByKey(String key) {
        return Optional.ofNullable(buyers.get(key));
    }

    Optional<NpBuyer> buyerById(String buyerId) {
        return buyers.values().stream()
                .filter(buyer -> buyer.buyerId().equals(buyerId))
                .findFirst();
    }

    public Optional<NpTransaction> find(String id) {
        return Optional.ofNullable(transactions.get(id));
    }

    /** The one that counts for a key: the latest, which alone may be alive. */
    public Optional<NpTransaction> findByKey(String key) {
        return transactions.values().stream()
                .filter(transaction -> transaction.key().equals(key))
                .reduce((earlier, later) -> later);
    }

    public Collection<NpBuyer> buyers() {
        return List.copyOf(buyers.values());
    }

    /** All transactions, oldest first. */
    public Collection<NpTransaction> transactions() {
        return List.copyOf(transactions.values());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
