package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The swaps that break weaker houses, once each. */
final class SwapHardCases {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";
    /** Never sold out. */
    private static final String GOODS = "BENCH-1";

    private static final int OVERDUE = 300;

    private final Score score;
    private final Node node;
    private final Api anonymous;
    private final Cards cards;
    private final Desk desk;

    SwapHardCases(Score score, Node node, Desk desk, Cards cards) {
        this.score = score;
        this.node = node;
        this.desk = desk;
        this.anonymous = Api.at(node.address());
        this.cards = cards;
        desk.addGoods("KURA", GOODS, 100, 1_000_000);
    }

    /** The card company takes 8 seconds for each answer, and its bundle is updated meanwhile. */
    void slowProvider() {
        score.say("");
        score.say("The card company answers in 8 s, and the card bundle is updated meanwhile.");
        delay(8000);
        Crowd crowd = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", 8);
        crowd.start();
        Poll.until(Duration.ofSeconds(3), () -> false);
        long begin = System.nanoTime();
        node.shell("bundle:update " + CARD);
        long waited = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        crowd.stop();
        delay(0);
        score.expect(
                "failed of " + crowd.deals().calls(),
                0,
                crowd.deals().failures().size());
        score.say("  the update took " + waited + " ms; buyers: " + crowd.figures());
    }

    /** Card and checkout leave together, by one feature upgrade. */
    void bothAtOnce() {
        score.say("");
        score.say("Card and checkout are upgraded together by feature:install --upgrade, three times.");
        Crowd crowd = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", 16);
        crowd.start();
        FeatureUpgrade upgrade = new FeatureUpgrade(node);
        for (int i = 1; i <= 3; i++) {
            upgrade.to("0.2." + i, FeatureUpgrade.CARD, FeatureUpgrade.CHECKOUT);
        }
        crowd.stop();
        crowd.deals().failures().stream().limit(5).forEach(failure -> score.say("  failure: " + failure));
        score.expect(
                "failed of " + crowd.deals().calls(),
                0,
                crowd.deals().failures().size());
        score.say("  buyers: " + crowd.figures());
    }

    /** 300 clients stand before the closed card door; the neighbours must hardly notice. */
    void crowdAtTheDoor() {
        score.say("");
        score.say("300 clients wait for the stopped card bundle while others order by bank transfer.");
        Figures quiet = transfers(null);
        node.shell("bundle:stop " + CARD);
        Crowd waiting = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", 300);
        Figures crowded;
        waiting.start();
        try {
            Poll.require("all of them at the door", Duration.ofMinutes(1), () -> waiting.arrived() == 300);
            crowded = transfers(waiting);
        } finally {
            node.shell("bundle:start " + CARD);
            waiting.stop();
        }
        double ratio = crowded.millis(0.99) / quiet.millis(0.99);
        score.say("  transfers undisturbed: " + quiet);
        score.say("  transfers beside the crowd: " + crowded);
        score.check(String.format("p99 within 2x (%.2fx)", ratio), ratio <= 2.0, ratio);
    }

    /** All transfers of before are overdue, too. The job that cancels overdue transfers runs while its bundle is updated: each order is cancelled, and its buyer told, once. */
    void jobUnderUpdate() {
        score.say("");
        score.say("All open transfers, " + OVERDUE
                + " of them watched, become overdue at once; checkout is updated while its job cancels them.");
        Crowd crowd = Crowd.gather(anonymous, "KURA", GOODS, 4, () -> Map.of("method", "BANK_TRANSFER"));
        crowd.start();
        Poll.require("transfers", Duration.ofMinutes(3), () -> crowd.deals().calls() >= OVERDUE);
        crowd.stop();
        String now = desk.clock();
        String later = Instant.parse(now).plus(Duration.ofDays(9)).toString();
        int updates = 0;
        // The figures are read with the clock back at its place: the desk's session would have ended in nine days.
        while (updates < 300 && waiting() > 0) {
            desk.clock(later);
            for (int i = 0; i < 3; i++) {
                node.shell("bundle:update " + CHECKOUT);
                updates++;
            }
            desk.clock(now);
        }
        score.expect("transfers still open after " + updates + " updates", 0L, waiting());
        score.check("checkout was updated while the job ran, more than once", updates > 3, updates);
        Poll.until(
                Duration.ofSeconds(60),
                () -> cancellations(crowd) >= crowd.deals().calls());
        score.expect("mails of a cancellation", (long) crowd.deals().calls(), cancellations(crowd));
        List<String> open = new ArrayList<>();
        crowd.buyers().forEach(buyer -> {
            Answer orders = buyer.api().get("/api/v1/orders?limit=100").orFail("orders");
            orders.json()
                    .path("data")
                    .forEach(order -> open.addAll(
                            order.path("status").asText().equals("cancelled") ? List.of() : List.of(order.toString())));
        });
        score.expect("orders that are not cancelled", List.of(), open);
    }

    private long waiting() {
        return desk.billing().get("/api/v1/payments/figures").orFail("figures").yen("/pending");
    }

    private long cancellations(Crowd crowd) {
        return crowd.buyers().stream().mapToLong(this::cancellations).sum();
    }

    private long cancellations(Buyer buyer) {
        long count = 0;
        for (JsonNode mail : desk.mails(buyer.email())) {
            count += mail.path("subject").asText().contains("キャンセル") ? 1 : 0;
        }
        return count;
    }

    private Figures transfers(Crowd beside) {
        Crowd crowd = Crowd.gather(anonymous, "KURA", GOODS, 4, () -> Map.of("method", "BANK_TRANSFER"));
        crowd.start();
        Poll.require("transfers", Duration.ofMinutes(2), () -> crowd.deals().calls() >= 400);
        crowd.stop();
        score.expect(
                "failed transfers" + (beside == null ? "" : " beside the crowd"),
                0,
                crowd.deals().failures().size());
        return crowd.figures();
    }

    private void delay(int millis) {
        anonymous.put("/sandbox/sbps/control", Map.of("delay_ms", millis)).orFail("emulator");
    }
}
