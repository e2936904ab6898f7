package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * {@code kill -9} of the node at random moments of a swap: it comes back with exactly one routed version, which serves, and every operation has a result.
 * Arguments: archive, folder, kills (50), seed.
 */
public final class PluginCrashBench {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";
    /** A swap takes less than this on any machine that is worth measuring. */
    private static final int LONGEST_MILLIS = 1500;

    private final Score score = new Score(System.out);
    private final Node node;
    private final int kills;
    private final Random random;
    private int went;

    private PluginCrashBench(Node node, int kills, long seed) {
        this.node = node;
        this.kills = kills;
        this.random = new Random(seed);
        score.say("seed " + seed);
    }

    public static void main(String[] arguments) {
        Node node = Node.unpack(Path.of(arguments[0]), Path.of(arguments[1]), Node.freePort())
                .with("NOREN_SANDBOX", "1");
        PluginCrashBench bench =
                new PluginCrashBench(node, Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        System.exit(bench.run() ? 0 : 1);
    }

    private boolean run() {
        try {
            node.start();
            Api anonymous = Api.at(node.address());
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            PluginDesk plugins = new PluginDesk(desk.api());
            Crowd crowd = Crowd.gather(anonymous, new Cards(anonymous), "TANA", "GIJI-20", 1);
            for (int i = 1; i <= kills; i++) {
                killInSwap(i, plugins, i % 4 == 0 ? CHECKOUT : CARD);
                serves(i, crowd);
            }
            score.say(went + " of " + kills + " went forward, the others back");
            return score.end();
        } finally {
            node.kill();
        }
    }

    private void killInSwap(int round, PluginDesk plugins, String bundle) {
        String version = "0.3." + round;
        Path next = Jars.withVersion(
                Swapper.jar(node, bundle), version, node.home().resolve(bundle + "-" + version + ".jar"));
        Thread asking = new Thread(() -> plugins.act(bundle, bundle.equals(CARD) ? "swap" : "update", next));
        asking.setUncaughtExceptionHandler((thread, e) -> score.say("  not answered: " + e.getMessage()));
        asking.start();
        int millis = random.nextInt(LONGEST_MILLIS);
        Poll.until(Duration.ofMillis(millis), () -> false);
        node.kill();
        node.start();
        String what = "kill " + round + " of " + bundle + " after " + millis + " ms: ";
        Poll.until(Duration.ofSeconds(20), () -> plugins.open() == 0);
        score.expect(what + "operations without a result", 0L, plugins.open());
        JsonNode versions = plugins.versions(bundle);
        score.expect(what + "versions on the node", 1, versions.size());
        score.check(what + "routed versions: 1 at most", plugins.routed(bundle).size() <= 1, versions);
        went += versions.get(0).path("version").asText().equals(version) ? 1 : 0;
        score.expect(what + "well", true, versions.get(0).path("healthy").asBoolean());
    }

    private void serves(int round, Crowd crowd) {
        int before = crowd.deals().told().size();
        crowd.start();
        Poll.until(Duration.ofSeconds(30), () -> crowd.deals().told().size() > before);
        crowd.stop();
        score.check(
                "kill " + round + ": an order by card is paid afterwards",
                crowd.deals().told().size() > before,
                crowd.deals().failures());
    }
}
