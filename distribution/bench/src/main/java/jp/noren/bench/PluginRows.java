package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The seven things that were tried on Kill Bill's plugins, each done to ours, with the figures beside each other. Arguments: archive, folder. */
public final class PluginRows {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final int BUYERS = 8;

    private final Score score = new Score(System.out);
    private final List<String> rows = new ArrayList<>();
    private final Node node;
    private Api anonymous;
    private Desk desk;
    private PluginDesk plugins;

    private PluginRows(Node node) {
        this.node = node;
    }

    public static void main(String[] arguments) {
        Node node = Node.unpack(Path.of(arguments[0]), Path.of(arguments[1]), Node.freePort())
                .with("NOREN_SANDBOX", "1");
        System.exit(new PluginRows(node).run() ? 0 : 1);
    }

    private boolean run() {
        try {
            node.start();
            anonymous = Api.at(node.address());
            desk = Desk.open(node, anonymous);
            plugins = new PluginDesk(desk.api());
            desk.loadDemo();
            delay(50);
            start();
            restartUnderLoad();
            swapUnderLoad();
            namedVersion();
            slowCalls();
            missingVersion();
            payWhileStopped();
            score.say("");
            score.say("| test | Kill Bill | Noren |");
            score.say("|---|---|---|");
            rows.forEach(score::say);
            return score.end();
        } finally {
            node.kill();
        }
    }

    private void row(String test, String killBill, String noren) {
        rows.add("| " + test + " | " + killBill + " | " + noren + " |");
    }

    private void delay(int millis) {
        anonymous.put("/sandbox/sbps/control", Map.of("delay_ms", millis)).orFail("emulator");
    }

    private static long millis(Answer answer) {
        return Duration.ofNanos(answer.nanos()).toMillis();
    }

    private Path version(String version) {
        return Jars.withVersion(Swapper.jar(node, CARD), version, node.home().resolve("card-" + version + ".jar"));
    }

    private void start() {
        plugins.done(CARD, "stop", null);
        Answer started = plugins.done(CARD, "start", null);
        boolean well = plugins.versions(CARD).get(0).path("healthy").asBoolean();
        score.expect("started over REST: it runs when the answer comes", true, well);
        row(
                "START over REST",
                "202 at once; running after 4.6 to 5.0 s",
                "201 with the result after " + millis(started) + " ms");
    }

    /** @return what callers saw */
    private String underLoad(Runnable act) {
        Crowd crowd = Crowd.gather(anonymous, new Cards(anonymous), "TANA", "GIJI-20", BUYERS);
        crowd.start();
        Poll.require("orders", Duration.ofMinutes(2), () -> crowd.deals().calls() > 10 * BUYERS);
        act.run();
        int during = crowd.deals().calls();
        Poll.require("orders", Duration.ofMinutes(2), () -> crowd.deals().calls() > during + 5 * BUYERS);
        crowd.stop();
        crowd.deals().failures().stream().limit(3).forEach(failure -> score.say("  failure: " + failure));
        score.expect("failed", 0, crowd.deals().failures().size());
        Poll.until(Duration.ofSeconds(60), () -> open() == 0);
        score.expect("payments left open", 0L, open());
        return String.format(
                Locale.ROOT,
                "%d of %d failed, %d left unknown",
                crowd.deals().failures().size(),
                crowd.deals().calls(),
                open());
    }

    private long open() {
        return desk.billing().get("/api/v1/payments/figures").orFail("figures").yen("/open");
    }

    private void restartUnderLoad() {
        String saw = underLoad(() -> {
            plugins.done(CARD, "stop", null);
            plugins.done(CARD, "start", null);
        });
        row("RESTART, 8 threads of 50 ms calls", "4 of 1,295 failed, one left unknown", saw);
    }

    private void swapUnderLoad() {
        String saw = underLoad(() -> plugins.done(CARD, "swap", version("0.4.1")));
        row("STOP + START of a new version", "4 of 2,463 failed, one left unknown", saw);
    }

    private void namedVersion() {
        plugins.done(CARD, "swap", version("0.4.2"));
        score.expect("what serves after a version was named", "0.4.2", plugins.serving(CARD));
        row("RESTART naming a new version", "202, the old version stays", "the named version serves");
    }

    private void slowCalls() {
        delay(8000);
        Crowd crowd = Crowd.gather(anonymous, new Cards(anonymous), "TANA", "GIJI-20", BUYERS);
        crowd.start();
        Poll.until(Duration.ofSeconds(3), () -> false);
        Answer done = plugins.done(CARD, "swap", version("0.4.3"));
        delay(50);
        crowd.stop();
        int failed = crowd.deals().failures().size();
        score.expect("failed of " + crowd.deals().calls() + " with 8 s calls inside", 0, failed);
        row(
                "RESTART during 8 s calls that still need a class",
                "8 of 8 failed, all unknown",
                failed + " of " + crowd.deals().calls() + " failed; the swap waited " + millis(done) + " ms for them");
    }

    private void missingVersion() {
        Answer answer = plugins.act(CARD, "swap", node.home().resolve("nowhere.jar"));
        score.expect("a version that is not there", "plugin.source-unreadable", answer.code());
        score.expect("  what serves", "0.4.3", plugins.serving(CARD));
        row("START of a missing version", "202; a null pointer in the log", answer.status() + " " + answer.code());
    }

    private void payWhileStopped() {
        plugins.done(CARD, "stop", null);
        Crowd crowd = Crowd.gather(anonymous, new Cards(anonymous), "TANA", "GIJI-20", 1);
        Buyer buyer = crowd.buyers().get(0);
        buyer.put("GIJI-20", 1).orFail("cart");
        Answer refused = buyer.orderByCard(new Cards(anonymous).token("visa-ok"));
        score.expect("an order by card while it is stopped", 503, refused.status());
        score.expect("payments left open", 0L, open());
        plugins.done(CARD, "start", null);
        row(
                "payment while its plugin is stopped",
                "refused, but one left unknown",
                refused.status() + " " + refused.code() + ", " + open() + " left unknown");
    }
}
