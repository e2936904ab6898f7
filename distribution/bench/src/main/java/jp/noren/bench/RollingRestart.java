package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two nodes on one PostgreSQL behind HAProxy; buyers order through it while one node after the other is stopped and started. Needs {@code haproxy} on
 * the path. Arguments: archive, folder, rounds (1), {@code undrained} to show that the same run fails when a node stops without a word.
 */
public final class RollingRestart {
    private static final int BUYERS = 6;
    private static final int SOME_ORDERS = 60;

    private final Score score = new Score(System.out);
    private final Path folder;
    private final boolean drained;
    private final List<Node> nodes = new ArrayList<>();

    private RollingRestart(Path folder, boolean drained) {
        this.folder = folder;
        this.drained = drained;
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        boolean undrained = arguments.length > 3 && arguments[3].equals("undrained");
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        System.exit(new RollingRestart(folder, !undrained).run(Path.of(arguments[0]), rounds) ? 0 : 1);
    }

    private boolean run(Path archive, int rounds) throws IOException {
        int drainSeconds = drained ? Haproxy.NOTICES_WITHIN_SECONDS + 1 : 0;
        try (Cluster cluster = new Cluster(archive, folder, Database.of("postgresql"), drainSeconds)) {
            Node node = cluster.add();
            node.start();
            Desk.open(node, Api.at(node.address())).loadDemo();
            cluster.add().start();
            nodes.addAll(cluster.nodes());
            try (Haproxy balancer = Haproxy.before(folder, nodes)) {
                Api buyers = Api.at(balancer.address());
                Poll.require("the balancer", Duration.ofSeconds(30), () -> buyers.get("/api/v1/ready")
                        .ok());
                play(Crowd.gather(buyers, cluster.cards(), "TANA", "GIJI-20", BUYERS), rounds);
            }
        }
        return score.end();
    }

    private void play(Crowd crowd, int rounds) {
        crowd.start();
        goesOn(crowd);
        for (int round = 1; round <= rounds; round++) {
            for (Node node : nodes) {
                restart(node);
                goesOn(crowd);
            }
        }
        crowd.stop();
        Deals deals = crowd.deals();
        score.say(rounds * nodes.size() + " restarts, " + deals.calls() + " orders, failed "
                + deals.failures().size() + "; " + crowd.figures());
        deals.failures().stream().limit(5).forEach(failure -> score.say("  failure: " + failure));
        if (drained) {
            score.expect(
                    "failed of " + deals.calls() + " orders",
                    0,
                    deals.failures().size());
            score.expect("orders paid", deals.calls(), deals.paid());
        } else {
            score.check(
                    "without the drain the same run fails", !deals.failures().isEmpty(), "0 failures");
        }
    }

    private void restart(Node node) {
        long begin = System.nanoTime();
        node.bin("stop");
        Duration stopped = Duration.ofNanos(System.nanoTime() - begin);
        Duration started = node.start();
        score.say("  node " + node.port() + ": stopped in " + stopped.toMillis() + " ms, ready again in "
                + started.toMillis() + " ms");
    }

    /** Both nodes serve again, and some more orders have gone through. */
    private void goesOn(Crowd crowd) {
        AtomicInteger before = new AtomicInteger(crowd.deals().calls());
        Poll.require("orders", Duration.ofMinutes(3), () -> crowd.deals().calls() >= before.get() + SOME_ORDERS);
    }
}
