package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The shop's day: starts the shipped archive on Derby with the sandbox and plays what people do, in plain words.
 * Arguments: the archive, a folder to unpack into, and {@code exit} when it shall not go on running.
 */
public final class Demo {
    private static final int BUYERS = 16;
    private static final int SWAPS = 10;

    private final Score score = new Score(System.out);
    private final Node node;
    private final Api anonymous;
    private final Cards cards;

    private Demo(Node node) {
        this.node = node;
        this.anonymous = Api.at(node.address());
        this.cards = new Cards(anonymous);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path archive = Path.of(arguments[0]);
        boolean exit = arguments.length > 2 && arguments[2].equals("exit");
        Node node = Node.unpack(archive, Path.of(arguments[1]), Node.freePort()).with("NOREN_SANDBOX", "1");
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop));
        Demo demo = new Demo(node);
        boolean good = demo.play();
        if (!exit) {
            demo.sayWhereToLook();
            new CountDownLatch(1).await(365, TimeUnit.DAYS);
        }
        node.stop();
        System.exit(good ? 0 : 1);
    }

    private boolean play() {
        score.say("Noren starts on embedded Derby, with the sandbox, from "
                + node.home().getFileName() + " ...");
        Duration start = node.start();
        score.say("  up after " + start.toMillis() + " ms at " + node.address());
        Desk desk = Desk.open(node, anonymous);
        score.say("The first operator has set a password with the one-time secret from the console.");
        desk.loadDemo();
        score.say("The demo shops are there: くらしの蔵 (KURA) and くらうど棚 (TANA).");
        new DemoDay(score, anonymous, desk, cards).play();
        swapUnderTheBuyersHands();
        return score.end();
    }

    private void swapUnderTheBuyersHands() {
        score.say("");
        score.say(BUYERS
                + " buyers order by card without pause, while the card bundle is updated, restarted and swapped.");
        Swapper swapper = Swapper.of(node, "jp.noren.payment.sbps");
        Crowd crowd = Crowd.gather(anonymous, cards, "TANA", "GIJI-20", BUYERS);
        Deals.Book before = Deals.book(charges());
        crowd.start();
        Poll.require("first orders", Duration.ofSeconds(30), () -> crowd.deals().calls() > BUYERS);
        for (int i = 1; i <= SWAPS; i++) {
            int already = crowd.deals().calls();
            String what = swapper.next(i);
            Poll.require(
                    "orders after " + what,
                    Duration.ofSeconds(40),
                    () -> crowd.deals().calls() > already + BUYERS);
            score.say("  " + i + ". " + what + ": " + crowd.deals().calls() + " orders so far");
        }
        crowd.stop();
        report(crowd, before);
    }

    private void report(Crowd crowd, Deals.Book before) {
        Deals.Book after = Deals.book(charges());
        Deals deals = crowd.deals();
        score.say("  " + deals.calls() + " orders, " + crowd.figures());
        deals.failures().stream().limit(5).forEach(failure -> score.say("  failure: " + failure));
        score.expect("failed orders", 0, deals.failures().size());
        score.expect("orders paid", deals.calls(), deals.paid());
        score.expect("charges in the card company's book", deals.paid(), after.charges() - before.charges());
        score.expect("yen in the card company's book", deals.paidYen(), after.yen() - before.yen());
        score.expect("orders charged twice", 0, after.doubles());
        score.say("  longest wait of a buyer: " + Math.round(crowd.figures().millis(1)) + " ms");
    }

    private com.fasterxml.jackson.databind.JsonNode charges() {
        return anonymous.get("/sandbox/sbps/book").orFail("book").json().path("charges");
    }

    private void sayWhereToLook() {
        List<Map.Entry<String, String>> places = List.of(
                Map.entry("API page", "/api/v1/docs"),
                Map.entry("OpenAPI document", "/api/v1/openapi.json"),
                Map.entry("Mailbox", "/sandbox/mailbox"),
                Map.entry("The card company's book", "/sandbox/sbps/book"));
        score.say("");
        score.say("Noren goes on running until Ctrl-C:");
        places.forEach(place -> score.say("  " + place.getKey() + ": " + node.address() + place.getValue()));
        score.say("  Shell: " + node.home().resolve("bin/noren") + " shell");
    }
}
