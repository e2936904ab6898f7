package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * {@code kill -9} of the node at random moments of a swap: it comes back with exactly one routed version, which serves, and every operation has a result.
 * Arguments: archive, folder, kills (50), seed.
 */
public final class PluginCrashBench {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";
    /** Kills come a little later, too, than a swap takes. */
    private static final double LONGER = 1.3;

    private final Score score = new Score(System.out);
    private final Node node;
    private final int kills;
    private final Random random;
    private int went;
    private int longestMillis;
    private int warm;

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
            routeBoth(plugins);
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

    /** From now on each of the two has a route; how long it takes says when to kill. */
    private void routeBoth(PluginDesk plugins) {
        for (String bundle : List.of(CARD, CHECKOUT, CARD, CHECKOUT)) {
            Answer done = plugins.done(bundle, verb(bundle), next(bundle, "0.2." + ++warm));
            longestMillis = (int) (done.nanos() / 1e6 * LONGER);
        }
        score.say("kills within " + longestMillis + " ms");
    }

    private static String verb(String bundle) {
        return bundle.equals(CARD) ? "swap" : "update";
    }

    private Path next(String bundle, String version) {
        return Jars.withVersion(
                Swapper.jar(node, bundle), version, node.home().resolve(bundle + "-" + version + ".jar"));
    }

    private void killInSwap(int round, PluginDesk plugins, String bundle) {
        String version = "0.3." + round;
        Path next = next(bundle, version);
        Thread asking = new Thread(() -> plugins.act(bundle, verb(bundle), next));
        asking.setUncaughtExceptionHandler((thread, e) -> score.say("  not answered: " + e.getMessage()));
        asking.start();
        int millis = random.nextInt(longestMillis);
        Poll.until(Duration.ofMillis(millis), () -> false);
        node.kill();
        node.start();
        String what = "kill " + round + " of " + bundle + " after " + millis + " ms: ";
        Poll.until(Duration.ofSeconds(20), () -> plugins.open() == 0);
        score.expect(what + "operations without a result", 0L, plugins.open());
        JsonNode versions = plugins.versions(bundle);
        score.expect(what + "versions on the node", 1, versions.size());
        score.expect(what + "routed versions", 1, plugins.routed(bundle).size());
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
