package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Swaps over REST while buyers order by every method: providers side by side and in place, capabilities in place; then bad versions of a provider and of a
 * capability, and a kar in {@code deploy/}. Nobody is told of a failure, and what each was told stands in the payment companies' own books once. Arguments: archive, folder, swaps (200),
 * orders at least (20000).
 */
public final class PluginSwapBench {
    private static final List<String> PROVIDERS =
            List.of("sbps", "banktransfer", "npinvoice", "atone", "directdebit", "points", "rent");
    private static final List<String> CAPABILITIES =
            List.of("jp.noren.checkout", "jp.noren.payment", "jp.noren.billing", "jp.noren.inquiry", "jp.noren.member");
    private static final int DELAY_MILLIS = 50;
    private static final long P99_MILLIS = 250;
    /** Eighteen buyers who rest so long leave a third of two cores to the swaps. */
    private static final Duration REST = Duration.ofMillis(250);

    private final Score score = new Score(System.out);
    private final Node node;
    private final int swaps;
    private final int orders;
    private final Map<String, Crowd> crowds = new LinkedHashMap<>();
    private final Figures sideBySide = new Figures();
    private final Figures inPlace = new Figures();
    private PluginDesk plugins;

    private PluginSwapBench(Node node, int swaps, int orders) {
        this.node = node;
        this.swaps = swaps;
        this.orders = orders;
    }

    public static void main(String[] arguments) {
        Node node = Node.unpack(Path.of(arguments[0]), Path.of(arguments[1]), Node.freePort())
                .with("NOREN_SANDBOX", "1");
        PluginSwapBench bench =
                new PluginSwapBench(node, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        System.exit(bench.run() ? 0 : 1);
    }

    private boolean run() {
        try {
            node.start();
            node.shell("feature:install noren-payments");
            play(Api.at(node.address()));
            return score.end();
        } finally {
            node.kill();
        }
    }

    private void play(Api anonymous) {
        MethodsAcceptance.clock(anonymous, "2026-11-10T01:00:00Z");
        Desk desk = Desk.open(node, anonymous);
        plugins = new PluginDesk(desk.api());
        desk.loadDemo();
        MethodShops shops = new MethodShops(anonymous, desk);
        anonymous.put("/sandbox/sbps/control", Map.of("delay_ms", DELAY_MILLIS)).orFail("emulator");
        crowds.putAll(shops.crowds());
        MethodBooks books = new MethodBooks(score, shops, crowds);
        // each once before counting: what is loaded when a thing is done for the first time does not grow
        for (int i = 1; i <= 3 * PROVIDERS.size(); i++) {
            swap(i, "0.1." + i);
        }
        Map<String, Figures> quiet = undisturbed();
        PluginFootprint footprint = PluginFootprint.of(node.pid());
        crowds.values().forEach(Crowd::start);
        underSwaps(quiet);
        new BadVersions(score, node, plugins, crowds).play();
        new DeployedKar(score, node, plugins).play();
        crowds.values().forEach(Crowd::stop);
        failures();
        books.judge();
        books.lists();
        footprint.compare(score, footprint.again(node.pid()), node);
        score.expect("operations without a result", 0L, plugins.open());
    }

    /** Half of these orders warm it up. */
    private Map<String, Figures> undisturbed() {
        crowds.values().forEach(crowd -> crowd.resting(REST).start());
        Poll.require("orders that warm up", Duration.ofMinutes(10), () -> calls() > orders / 10);
        crowds.values().forEach(Crowd::measureAnew);
        Poll.require("orders undisturbed", Duration.ofMinutes(10), () -> calls() > orders / 5);
        crowds.values().forEach(Crowd::stop);
        return measured("undisturbed, " + calls() + " orders");
    }

    private Map<String, Figures> measured(String what) {
        score.say(what);
        Map<String, Figures> figures = new LinkedHashMap<>();
        crowds.forEach((method, crowd) -> {
            figures.put(method, crowd.measureAnew());
            score.say("  " + method + ": " + figures.get(method));
        });
        return figures;
    }

    private int calls() {
        return crowds.values().stream().mapToInt(crowd -> crowd.deals().calls()).sum();
    }

    /** The swaps are spread over the orders, so that no stretch without them makes the figures look better. */
    private void underSwaps(Map<String, Figures> quiet) {
        int first = calls();
        for (int i = 1; i <= swaps; i++) {
            int before = calls();
            int due = first + (int) ((long) orders * i / swaps);
            String what = swap(i, "0.2." + i);
            Poll.require(
                    "orders after " + what,
                    Duration.ofMinutes(5),
                    () -> calls() >= due && calls() > before + crowds.size());
            if (i % 20 == 0) {
                score.say("  " + i + " swaps, " + calls() + " orders, failed " + failed());
            }
        }
        score.say("side by side: " + sideBySide);
        score.say("in place:     " + inPlace);
        Map<String, Figures> under = measured("under swaps, " + (calls() - first) + " orders");
        int done = calls();
        Poll.require("orders undisturbed again", Duration.ofMinutes(10), () -> calls() > done + orders / 10);
        Map<String, Figures> again = measured("undisturbed again, " + (calls() - done) + " orders");
        under.forEach((method, figures) -> judge(
                method,
                Math.min(quiet.get(method).millis(0.99), again.get(method).millis(0.99)),
                figures));
    }

    /** A node gets faster while it runs: what it is compared with is the better of before and after. */
    private void judge(String method, double undisturbed, Figures under) {
        double added = under.millis(0.99) - undisturbed;
        score.check(
                method + ": swaps add " + Math.round(added) + " ms to the p99, 250 at most",
                added <= P99_MILLIS,
                under);
    }

    /** In turn: a provider side by side, a provider in place, a capability in place. */
    private String swap(int round, String version) {
        boolean capability = round % 3 == 2;
        String bundle = capability
                ? CAPABILITIES.get(round / 3 % CAPABILITIES.size())
                : "jp.noren.payment." + PROVIDERS.get(round / 3 % PROVIDERS.size());
        boolean beside = round % 3 == 0;
        Path next = Jars.withVersion(
                Swapper.jar(node, bundle), version, node.home().resolve(bundle + "-" + version + ".jar"));
        Answer done = plugins.done(bundle, beside ? "swap" : "update", next);
        (beside ? sideBySide : inPlace).add(done.nanos());
        return (beside ? "swap of " : "update of ") + bundle;
    }

    private int failed() {
        return crowds.values().stream()
                .mapToInt(crowd -> crowd.deals().failures().size())
                .sum();
    }

    private void failures() {
        crowds.forEach((method, crowd) -> {
            crowd.deals().failures().stream().limit(3).forEach(failure -> score.say("  failure: " + failure));
            score.expect(method + " failed", 0, crowd.deals().failures().size());
        });
    }
}
