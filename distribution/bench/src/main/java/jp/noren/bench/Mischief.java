package jp.noren.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lets three of ten orders by one method meet a fault at its company. What goes wrong comes out of a seed. */
final class Mischief {
    private static final List<String> FAULTS = List.of(
            "lost-before",
            "lost-after",
            "late-3000",
            "garbage-empty",
            "garbage-truncated",
            "garbage-html",
            "garbage-status-500",
            "garbage-status-503",
            "garbage-doubled",
            "garbage-plain-text");
    private static final int OF = 10;
    private static final int FAULTY = 3;
    private static final Duration LONG = Duration.ofHours(2);

    private final Api anonymous;
    private final String company;
    private final Deals deals;
    private final Random random;
    private final Thread thread = new Thread(this::arm);
    private volatile boolean going = true;
    private int armed;

    Mischief(Api anonymous, String company, Deals deals, long seed) {
        this.anonymous = anonymous;
        this.company = company;
        this.deals = deals;
        this.random = new Random(seed + company.hashCode());
    }

    void start() {
        thread.start();
    }

    void stop() {
        going = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        control("", 0);
    }

    private void arm() {
        int next = 0;
        while (going) {
            for (int i = 0; i < FAULTY && going; i++) {
                control(FAULTS.get(random.nextInt(FAULTS.size())), 1);
                armed++;
                int due = next + (i + 1) * OF / FAULTY;
                Poll.until(LONG, () -> !going || deals.calls() >= due);
            }
            next += OF;
        }
    }

    private void control(String fault, int count) {
        anonymous
                .put("/sandbox/" + company + "/control", Map.of("next_fault", fault, "next_count", count))
                .orFail("control");
    }

    @Override
    public String toString() {
        return company + " " + armed;
    }
}
