package jp.noren.sandbox.internal.sbps;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The company's own book of charges. Lines are only ever added, to a file too if one is given: what was booked is known again after the process
 * was killed, because a line is in the operating system's hands before anybody is answered.
 */
public final class Book implements AutoCloseable {
    static final String AUTHORISE = "authorise";
    static final String COMMIT = "commit";
    static final String CAPTURE = "capture";
    static final String CANCEL = "cancel";
    static final String REFUND = "refund";
    private static final String KEEP = "keep";
    private static final String FORGET = "forget";

    private final Map<String, Charge> byTracking = new ConcurrentSkipListMap<>();
    private final Map<String, Charge> byOrder = new ConcurrentHashMap<>();
    private final Map<String, String> keptCards = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> opened = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final OutputStream file;

    /** @param path the file to go on in; null for a book in memory alone */
    public Book(Path path) {
        try {
            if (path != null) {
                load(path);
            }
            file = path == null
                    ? OutputStream.nullOutputStream()
                    : Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (path != null && isCut(path)) {
                file.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path path) throws IOException {
        if (Files.exists(path)) {
            List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
            lines.stream().map(line -> line.split("\t", -1)).forEach(this::replay);
        } else if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
    }

    private static boolean isCut(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    }

    /** A line that was cut by a crash was never answered for, and is left out. */
    private void replay(String[] line) {
        if (line.length == 15 && line[14].equals(".")) {
            sequence.accumulateAndGet(Long.parseLong(line[0]), Math::max);
            enter(line);
        }
    }

    private void enter(String[] line) {
        switch (line[2]) {
            case KEEP -> keptCards.put(line[4] + "/" + line[9], line[11]);
            case FORGET -> keptCards.remove(line[4] + "/" + line[9]);
            default -> {
                Charge.Act act = new Charge.Act(Long.parseLong(line[1]), line[2], Long.parseLong(line[3]));
                if (line[2].equals(AUTHORISE)) {
                    open(facts(line));
                }
                byTracking.get(line[5]).apply(act);
            }
        }
    }

    private static Charge.Facts facts(String[] line) {
        return new Charge.Facts(
                line[4],
                line[5],
                line[6],
                line[7],
                line[8],
                line[9],
                Long.parseLong(line[10]),
                line[11],
                line[12],
                line[13]);
    }

    private void open(Charge.Facts facts) {
        Charge charge = new Charge(facts);
        count(facts);
        byTracking.put(facts.trackingId(), charge);
        byOrder.put(orderKey(facts.shop(), facts.orderId(), facts.rowNumber()), charge);
    }

    private static String orderKey(String shop, String order, String row) {
        return shop + "/" + order + "/" + row;
    }

    long nextNumber() {
        return sequence.incrementAndGet();
    }

    /** Opens a charge, unless one is there for the same order and branch number: then false, and nothing is written. */
    boolean authorise(Charge.Facts facts, long atMillis) {
        Charge charge = new Charge(facts);
        charge.apply(new Charge.Act(atMillis, AUTHORISE, 0));
        if (byOrder.putIfAbsent(orderKey(facts.shop(), facts.orderId(), facts.rowNumber()), charge) != null) {
            return false;
        }
        write(facts, new Charge.Act(atMillis, AUTHORISE, 0));
        byTracking.put(facts.trackingId(), charge);
        count(facts);
        return true;
    }

    private void count(Charge.Facts facts) {
        opened.computeIfAbsent(withCard(facts.shop(), facts.customer(), facts.card()), key -> new LongAdder())
                .increment();
    }

    private static String withCard(String shop, String customer, String card) {
        return shop + "/" + customer + "/" + card;
    }

    /** How many payments a customer has opened with a card. */
    int openedWith(String shop, String customer, String card) {
        LongAdder count = opened.get(withCard(shop, customer, card));
        return count == null ? 0 : count.intValue();
    }

    /** Does an act on a charge. The caller holds its lock and has checked that the act is allowed. */
    void act(Charge charge, Charge.Act act) {
        write(charge.facts(), act);
        charge.apply(act);
    }

    Charge find(String shop, String trackingId) {
        Charge charge = byTracking.get(trackingId);
        return charge == null || !charge.facts().shop().equals(shop) ? null : charge;
    }

    void keep(String shop, String customer, String card, long atMillis) {
        keptCards.put(shop + "/" + customer, card);
        write(about(shop, customer, card), new Charge.Act(atMillis, KEEP, 0));
    }

    /** False when none was kept. */
    boolean forget(String shop, String customer, long atMillis) {
        boolean known = keptCards.remove(shop + "/" + customer) != null;
        if (known) {
            write(about(shop, customer, ""), new Charge.Act(atMillis, FORGET, 0));
        }
        return known;
    }

    /** The name of the kept card, or null. */
    String keptCard(String shop, String customer) {
        return keptCards.get(shop + "/" + customer);
    }

    private static Charge.Facts about(String shop, String customer, String card) {
        return new Charge.Facts(shop, "", "", "", "", customer, 0, card, "", "");
    }

    /** All charges, oldest first. */
    public Collection<Charge> charges() {
        return List.copyOf(byTracking.values());
    }

    private void write(Charge.Facts facts, Charge.Act act) {
        String line = String.join(
                "\t",
                Long.toString(sequence.incrementAndGet()),
                Long.toString(act.atMillis()),
                act.what(),
                Long.toString(act.amount()),
                facts.shop(),
                facts.trackingId(),
                facts.transactionId(),
                facts.orderId(),
                facts.rowNumber(),
                facts.customer(),
                Long.toString(facts.amount()),
                facts.card(),
                facts.itemName(),
                facts.statement(),
                ".\n");
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        synchronized (file) {
            try {
                file.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
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
