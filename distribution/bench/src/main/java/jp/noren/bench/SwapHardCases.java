package jp.noren.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The swaps that break weaker houses, once each. */
final class SwapHardCases {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";

    private final Score score;
    private final Node node;
    private final Api anonymous;
    private final Cards cards;

    SwapHardCases(Score score, Node node, Api anonymous, Cards cards) {
        this.score = score;
        this.node = node;
        this.anonymous = anonymous;
        this.cards = cards;
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

    /** Card and checkout leave together. */
    void bothAtOnce() {
        score.say("");
        score.say("Card and checkout are updated together, ten times.");
        Crowd crowd = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", 16);
        crowd.start();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<String> card = CompletableFuture.supplyAsync(() -> node.shell("bundle:update " + CARD));
            node.shell("bundle:update " + CHECKOUT);
            card.join();
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

    private Figures transfers(Crowd beside) {
        Crowd crowd = Crowd.gather(anonymous, "KURA", "SEAL-A", 4, () -> Map.of("method", "BANK_TRANSFER"));
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
