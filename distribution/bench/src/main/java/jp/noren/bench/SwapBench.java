package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Swap under load: card provider and checkout are updated in place while buyers order; then the hard cases once each.
 * Arguments: archive, folder, updates of each bundle (200), orders at least (20000), {@code gate-off} to show that the same run fails without gates.
 */
public final class SwapBench {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";
    private static final int BUYERS = 16;
    private static final long ADDED_P99_MILLIS = 250;

    private final Score score = new Score(System.out);
    private final Node node;
    private final int updates;
    private final int orders;
    private final boolean gateOff;
    private final Api anonymous;
    private final Cards cards;

    SwapBench(Path archive, Path folder, int updates, int orders, boolean gateOff) {
        this.gateOff = gateOff;
        this.updates = updates;
        this.orders = orders;
        node = Node.unpack(archive, folder, Node.freePort())
                .with("NOREN_SANDBOX", "1")
                .with("NOREN_JAVA_OPTS", gateOff ? "-Dnoren.gate.off=true" : "");
        anonymous = Api.at(node.address());
        cards = new Cards(anonymous);
    }

    public static void main(String[] arguments) {
        boolean gateOff = arguments.length > 4 && arguments[4].equals("gate-off");
        SwapBench bench = new SwapBench(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                gateOff);
        System.exit(bench.run() ? 0 : 1);
    }

    boolean run() {
        try {
            return play();
        } finally {
            node.kill();
        }
    }

    private boolean play() {
        node.start();
        Desk desk = Desk.open(node, anonymous);
        desk.loadDemo();
        emulator(50);
        Figures quiet = undisturbed();
        // Once each before counting: what is loaded when a thing is done for the first time does not grow.
        node.shell("bundle:update " + CARD);
        node.shell("bundle:update " + CHECKOUT);
        new FeatureUpgrade(node).to("0.1.1", FeatureUpgrade.CARD, FeatureUpgrade.CHECKOUT);
        int loaders = Loaders.alive(node.pid());
        long threads = ProcessFigures.threads(node.pid());
        Crowd crowd = underUpdates();
        if (gateOff) {
            score.check(
                    "without gates the same run fails",
                    !crowd.deals().failures().isEmpty(),
                    "0 failures");
            return score.end();
        }
        judge(quiet, crowd);
        loaders(loaders, threads);
        SwapHardCases hard = new SwapHardCases(score, node, desk, cards);
        hard.slowProvider();
        hard.bothAtOnce();
        hard.crowdAtTheDoor();
        hard.jobUnderUpdate();
        return score.end();
    }

    private void emulator(int delayMillis) {
        anonymous.put("/sandbox/sbps/control", Map.of("delay_ms", delayMillis)).orFail("emulator");
    }

    private Figures undisturbed() {
        Crowd crowd = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", BUYERS);
        crowd.start();
        Poll.require(
                "undisturbed orders", Duration.ofMinutes(5), () -> crowd.deals().calls() > Math.min(2000, orders / 5));
        crowd.stop();
        score.say("undisturbed: " + crowd.figures());
        return crowd.figures();
    }

    private Crowd underUpdates() {
        Crowd crowd = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", BUYERS);
        Deals.Book before = book();
        crowd.start();
        FeatureUpgrade upgrade = new FeatureUpgrade(node);
        for (int i = 1; i <= updates; i++) {
            if (i % 20 == 10) {
                upgrade.to("0.1." + i, FeatureUpgrade.CARD);
                upgrade.to("0.1." + i, FeatureUpgrade.CHECKOUT);
            } else {
                node.shell("bundle:update " + CARD);
                node.shell("bundle:update " + CHECKOUT);
            }
            if (i % 20 == 0) {
                score.say("  " + i + " updates each, " + crowd.deals().calls() + " orders, failed "
                        + crowd.deals().failures().size());
            }
        }
        Poll.require("orders", Duration.ofMinutes(20), () -> crowd.deals().calls() >= orders);
        crowd.stop();
        score.say("under updates: " + crowd.figures());
        crowd.deals().failures().stream().limit(5).forEach(failure -> score.say("  failure: " + failure));
        if (!gateOff) {
            compare(crowd.deals(), before, book());
        }
        return crowd;
    }

    private void compare(Deals deals, Deals.Book before, Deals.Book after) {
        score.expect(
                "failed of " + deals.calls() + " orders", 0, deals.failures().size());
        score.expect("orders paid", deals.calls(), deals.paid());
        score.expect("charges in the emulator's book", deals.paid(), after.charges() - before.charges());
        score.expect("yen in the emulator's book", deals.paidYen(), after.yen() - before.yen());
        score.expect("charged twice", 0, after.doubles());
    }

    private void judge(Figures quiet, Crowd crowd) {
        double added = crowd.figures().millis(0.99) - quiet.millis(0.99);
        score.check("added p99 of " + Math.round(added) + " ms is 250 ms or less", added <= ADDED_P99_MILLIS, added);
    }

    private void loaders(int before, long threadsBefore) {
        int grown = Loaders.alive(node.pid()) - before;
        score.check("class loaders grown by " + grown + ", 2 at most", grown <= 2, grown);
        score.say("threads before " + threadsBefore + ", after " + ProcessFigures.threads(node.pid()));
        score.say("resident memory after: " + ProcessFigures.residentMiB(node.pid()) + " MiB");
    }

    private Deals.Book book() {
        return Deals.book(
                anonymous.get("/sandbox/sbps/book").orFail("book").json().path("charges"));
    }
}
