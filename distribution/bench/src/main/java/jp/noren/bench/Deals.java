package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The auditor: compares what buyers were told with what the card company's own book says. It uses nothing of the platform's data.
 * The book lists charges by the platform's key; the platform tells the key of a payment to operators only, so the comparison is by counts and sums
 * per buyer's order amount as well as by uniqueness of keys.
 */
public final class Deals {

    /** An order a buyer was told of. */
    public record Told(String order, String status, long total) {}

    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    public void record(Answer answer) {
        calls.incrementAndGet();
        if (answer.status() == 201) {
            told.add(new Told(answer.get("/id"), answer.get("/status"), answer.yen("/total")));
        } else {
            failures.add(answer.status() + " " + answer.code() + " " + shortened(answer.text()));
        }
    }

    public int calls() {
        return calls.get();
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Orders that buyers were told of as cancelled: nobody was charged, and somebody has to buy again. */
    public long cancelled() {
        return told.stream().filter(one -> one.status().equals("cancelled")).count();
    }

    public long paid() {
        return told.stream().filter(Deals::isPaid).count();
    }

    public long paidYen() {
        return told.stream().filter(Deals::isPaid).mapToLong(Told::total).sum();
    }

    private static boolean isPaid(Told one) {
        return one.status().equals("paid") || one.status().equals("fulfilled");
    }

    /** What the card company's book adds up to: captured charges, their sum, and orders charged more than once. */
    public record Book(int charges, long yen, int doubles) {}

    /** @param charges the book's lines: each with {@code order_id}, {@code charged} and {@code refunded} */
    public static Book book(JsonNode charges) {
        Map<String, Integer> perOrder = new HashMap<>();
        long yen = 0;
        int count = 0;
        for (JsonNode line : charges) {
            long kept = line.path("charged").asLong() - line.path("refunded").asLong();
            if (kept > 0) {
                perOrder.merge(line.path("order_id").asText(), 1, Integer::sum);
                yen += kept;
                count++;
            }
        }
        int doubles = (int) perOrder.values().stream().filter(n -> n > 1).count();
        return new Book(count, yen, doubles);
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) : text;
    }
}
