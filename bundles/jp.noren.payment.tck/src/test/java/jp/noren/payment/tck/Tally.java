package jp.noren.payment.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;

/** A payment company for the tests of the contract test: lines of {@code name=value} over HTTP, and a book. */
final class Tally extends FakeHttpGateway {
    static final String END = "end";
    /** What every account holds at first, yen. */
    static final long GRANTED = 1_000_000;

    private final Map<String, Entry> book = new LinkedHashMap<>();
    private final Map<String, Entry> reviewed = new LinkedHashMap<>();
    private final Map<String, Entry> refused = new LinkedHashMap<>();
    private final Set<String> customers = ConcurrentHashMap.newKeySet();
    private final boolean alwaysAsks;
    private UnaryOperator<byte[]> mutation = UnaryOperator.identity();

    /** @param alwaysAsks whether it takes no payment without the buyer */
    Tally(boolean alwaysAsks) {
        this.alwaysAsks = alwaysAsks;
    }

    @Override
    protected synchronized Call.Answer answer(Call call, Mood mood) {
        Map<String, String> asked = parse(call.body());
        String text = new String(reply(asked, mood).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return new Call.Answer(200, "text/plain", mutation.apply(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String reply(Map<String, String> asked, Mood mood) {
        return switch (asked.get("op")) {
            case "start" -> start(asked, mood);
            case "commit" -> step(asked, State.RESERVED, State.CHARGED);
            case "cancel" -> step(asked, State.RESERVED, State.RELEASED);
            case "refund" -> refund(asked);
            case "query" -> query(asked);
            case "bill" ->
                byReference(asked) == null
                        ? lines(asked, "result=NG")
                        : ok(
                                asked,
                                asked.get("reference"),
                                byReference(asked).amount().amount());
            case "document" -> lines(asked, "result=OK", "pdf=bill of " + asked.get("reference"));
            case "list" -> list(asked);
            case "screen" -> lines(asked, "result=OK", "buyer=b-" + asked.get("buyer"));
            case "balance" -> ok(asked, asked.get("account"), GRANTED - spent());
            case "store" -> {
                customers.add(asked.get("customer"));
                yield ok(asked, "c", 0);
            }
            case "delete" -> {
                customers.remove(asked.get("customer"));
                yield ok(asked, "c", 0);
            }
            default -> lines(asked, "result=NG");
        };
    }

    private String start(Map<String, String> asked, Mood mood) {
        boolean noCard = asked.containsKey("customer") && !customers.contains(asked.get("customer"));
        if (mood instanceof Mood.Declines || noCard) {
            return lines(asked, "result=NG");
        }
        if ((alwaysAsks || mood instanceof Mood.AsksBuyer) && !asked.containsKey("proof")) {
            return lines(
                    asked,
                    "result=BUYER",
                    "reference=act" + Ids.randomText(8),
                    "url=https://tally.example/3ds",
                    "amount=" + asked.get("amount"));
        }
        if (mood instanceof Mood.Reviews) {
            Entry entry = new Entry(
                    asked.get("key"),
                    "ref" + Ids.randomText(10),
                    Yen.of(Long.parseLong(asked.get("amount"))),
                    State.RESERVED,
                    Yen.ZERO);
            reviewed.put(entry.key(), entry);
            return lines(asked, "result=REVIEW", "reference=" + entry.reference());
        }
        long amount = Long.parseLong(asked.get("amount")) + (mood instanceof Mood.OtherAmount ? 1 : 0);
        State state = "true".equals(asked.get("capture")) ? State.CHARGED : State.RESERVED;
        String key = asked.get("key");
        Entry entry = book.computeIfAbsent(
                key, k -> new Entry(k, "ref" + Ids.randomText(10), Yen.of(amount), state, Yen.ZERO));
        String brand = mood instanceof Mood.OtherBrand other ? other.brand().name() : "VISA";
        return lines(asked, "result=OK", "reference=" + entry.reference(), "amount=" + amount, "brand=" + brand);
    }

    private Entry byReference(Map<String, String> asked) {
        return book.values().stream()
                .filter(entry -> entry.reference().equals(asked.get("reference"))
                        || entry.key().equals(asked.get("key")) && !asked.containsKey("reference"))
                .findFirst()
                .orElse(null);
    }

    private String step(Map<String, String> asked, State from, State to) {
        Entry entry = byReference(asked);
        if (entry == null || entry.state() != from && entry.state() != to) {
            return lines(asked, "result=NG");
        }
        book.put(entry.key(), new Entry(entry.key(), entry.reference(), entry.amount(), to, entry.refunded()));
        return ok(asked, entry.reference(), entry.amount().amount());
    }

    private String refund(Map<String, String> asked) {
        Entry entry = byReference(asked);
        long part = Long.parseLong(asked.get("amount"));
        if (entry == null
                || entry.state() != State.CHARGED
                || entry.refunded().amount() + part > entry.amount().amount()) {
            return lines(asked, "result=NG");
        }
        Yen back = entry.refunded().plus(Yen.of(part));
        book.put(entry.key(), new Entry(entry.key(), entry.reference(), entry.amount(), State.CHARGED, back));
        return ok(asked, entry.reference(), part);
    }

    @Override
    public synchronized void decide(String key, boolean accepted) {
        Entry entry = reviewed.remove(key);
        if (accepted) {
            book.put(key, new Entry(key, entry.reference(), entry.amount(), State.CHARGED, Yen.ZERO));
        } else {
            refused.put(key, entry);
        }
    }

    @Override
    public boolean reviews() {
        return true;
    }

    private static boolean isIn(Map<String, Entry> some, Map<String, String> asked) {
        return some.values().stream()
                .anyMatch(entry -> entry.reference().equals(asked.get("reference"))
                        || entry.key().equals(asked.get("key")) && !asked.containsKey("reference"));
    }

    private long spent() {
        return book.values().stream()
                .filter(entry -> entry.state() == State.CHARGED)
                .mapToLong(entry -> entry.amount().minus(entry.refunded()).amount())
                .sum();
    }

    private String list(Map<String, String> asked) {
        String[] lines = book.values().stream()
                .map(entry -> "line" + entry.reference() + "=" + entry.amount().amount())
                .toArray(String[]::new);
        return lines(asked, "result=OK\n" + String.join("\n", lines));
    }

    private String query(Map<String, String> asked) {
        if (isIn(reviewed, asked)) {
            return lines(asked, "result=OK", "reference=r", "amount=1", "state=REVIEW");
        }
        if (isIn(refused, asked)) {
            return lines(asked, "result=OK", "reference=r", "amount=1", "state=REFUSED");
        }
        Entry entry = byReference(asked);
        if (entry == null) {
            return lines(asked, "result=NONE");
        }
        boolean back = entry.refunded().equals(entry.amount());
        String state = back ? "RELEASED" : entry.state().name();
        return lines(
                asked,
                "result=OK",
                "reference=" + entry.reference(),
                "amount=" + entry.amount().amount(),
                "state=" + state);
    }

    private static String ok(Map<String, String> asked, String reference, long amount) {
        return lines(asked, "result=OK", "reference=" + reference, "amount=" + amount);
    }

    private static String lines(Map<String, String> asked, String... lines) {
        return "to=" + asked.get("op") + "\nnonce=" + asked.get("nonce") + "\n" + String.join("\n", lines) + "\n" + END;
    }

    static Map<String, String> parse(byte[] body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
            int at = line.indexOf('=');
            if (at > 0 && values.put(line.substring(0, at), line.substring(at + 1)) != null) {
                throw new IllegalArgumentException("twice: " + line);
            }
        }
        return values;
    }

    void mutate(UnaryOperator<byte[]> next) {
        mutation = next;
    }

    @Override
    public synchronized List<Entry> book() {
        return new ArrayList<>(book.values());
    }

    @Override
    protected synchronized void emptyBook() {
        book.clear();
        reviewed.clear();
        refused.clear();
        mutation = UnaryOperator.identity();
    }

    @Override
    public boolean saysAmounts() {
        return true;
    }

    @Override
    public boolean saysBrands() {
        return true;
    }
}
