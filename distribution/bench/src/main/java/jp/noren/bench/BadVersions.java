package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bad versions come while buyers order: each is refused, or taken back, and what served before serves. */
final class BadVersions {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final String CHECKOUT = "jp.noren.checkout";
    private static final Duration TAKEN_BACK = Duration.ofSeconds(5);

    private final Score score;
    private final Node node;
    private final PluginDesk plugins;
    private final Map<String, Crowd> crowds;

    BadVersions(Score score, Node node, PluginDesk plugins, Map<String, Crowd> crowds) {
        this.score = score;
        this.node = node;
        this.plugins = plugins;
        this.crowds = crowds;
    }

    void play() {
        score.say("");
        score.say("Bad versions of the card provider (side by side) and of checkout (in place)");
        BadJars card = new BadJars(Swapper.jar(node, CARD), node.home());
        Map<String, Path> provider = new LinkedHashMap<>();
        provider.put("plugin.does-not-resolve", card.doesNotResolve("0.9.1"));
        provider.put("plugin.start-failed", card.startThrows("0.9.2"));
        provider.put("plugin.too-slow", card.startHangs("0.9.3"));
        provider.put("plugin.not-ready", card.offersNothing("0.9.4"));
        provider.forEach((code, jar) -> refused(CARD, "swap", code, jar));
        refused(CARD, "swap", "plugin.does-not-resolve", card.lacksClass("0.9.5", "MessageWriter"));
        refused(CARD, "swap", "plugin.does-not-resolve", card.lacksMethod("0.9.6", "SbpsProvider", "refusal"));
        BadJars checkout = new BadJars(Swapper.jar(node, CHECKOUT), node.home());
        refused(CHECKOUT, "update", "plugin.does-not-resolve", checkout.doesNotResolve("0.9.1"));
        refused(CHECKOUT, "update", "plugin.start-failed", checkout.startThrows("0.9.2"));
        refused(CHECKOUT, "update", "plugin.does-not-resolve", checkout.lacksClass("0.9.5", "PlaceOrder"));
        breaksAtACall(card.hidesMethod("0.9.7", "Precheck", "refusal"));
        rollback();
    }

    private int failed() {
        return crowds.values().stream()
                .mapToInt(crowd -> crowd.deals().failures().size())
                .sum();
    }

    private void refused(String bundle, String verb, String code, Path jar) {
        String before = version(bundle);
        int failed = failed();
        Answer answer = plugins.act(bundle, verb, jar);
        long millis = Duration.ofNanos(answer.nanos()).toMillis();
        score.expect(verb + " of a bad " + bundle + ", after " + millis + " ms", code, answer.code());
        score.expect("  what serves", before, version(bundle));
        score.expect("  failures that customers saw", failed, failed());
    }

    private String version(String bundle) {
        return plugins.serving(bundle);
    }

    /**
     * A call that needs a method that it may not use ends the version's time. Whoever is inside at that moment cannot be told whether money moved: such an order
     * is cancelled; whoever comes after waits for the version of before.
     */
    private void breaksAtACall(Path jar) {
        String before = version(CARD);
        int failed = failed();
        Crowd buyers = crowds.get("CARD");
        long cancelled = buyers.deals().cancelled();
        plugins.done(CARD, "swap", jar);
        long begin = System.nanoTime();
        boolean back = Poll.until(Duration.ofSeconds(60), () -> version(CARD).equals(before));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        score.check(
                "a version that breaks at its first call is taken back within 5 s: " + took.toMillis() + " ms",
                back && took.compareTo(TAKEN_BACK) <= 0,
                took);
        score.expect("  failures that customers saw", failed, failed());
        long inside = buyers.deals().cancelled() - cancelled;
        score.check(
                "  orders that were inside at that moment and are cancelled: " + inside
                        + ", one for each buyer at most",
                inside <= buyers.buyers().size(),
                inside);
    }

    private void rollback() {
        String version = "0.9.9";
        Path good =
                Jars.withVersion(Swapper.jar(node, CARD), version, node.home().resolve("card-" + version + ".jar"));
        Poll.require("the end of all operations", Duration.ofMinutes(1), () -> plugins.open() == 0);
        plugins.done(CARD, "swap", good);
        Answer answer = plugins.done(CARD, "rollback", null);
        score.check(
                "a rollback takes 5 s or less: "
                        + Duration.ofNanos(answer.nanos()).toMillis() + " ms",
                answer.nanos() <= TAKEN_BACK.toNanos(),
                answer.nanos());
    }
}
