package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code kill -9} of the whole node, at random moments of checkout and at each named point of an attempt. The card company's emulator and its book live
 * in this process and survive. Arguments: archive, folder, random kills (40), seed.
 */
public final class CrashBench {
    private static final List<String> POINTS = List.of(
            "before-intent-commit",
            "after-intent-before-send",
            "after-send-before-read",
            "before-commit-send",
            "after-commit-send-before-read",
            "after-read-before-result",
            "inside-result",
            "after-result-before-outbox",
            "janitor-repairs");
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private final Score score = new Score(System.out);
    private final Path archive;
    private final Path folder;
    private final int kills;
    private final Random random;

    private CrashBench(String[] arguments) {
        archive = Path.of(arguments[0]);
        folder = Path.of(arguments[1]);
        kills = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        random = new Random(seed);
        score.say("seed " + seed);
    }

    public static void main(String[] arguments) {
        System.exit(new CrashBench(arguments).run() ? 0 : 1);
    }

    private boolean run() {
        try (CardCompany company = CardCompany.open()) {
            Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1");
            company.configure(node);
            company.delay(30);
            node.start();
            Api anonymous = Api.at(node.address());
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            for (int i = 1; i <= kills; i++) {
                killAtRandom(i, node, anonymous, company, desk);
            }
            for (String point : POINTS) {
                killAt(point, node, anonymous, company, desk);
            }
            node.kill();
        }
        return score.end();
    }

    private void killAtRandom(int round, Node node, Api anonymous, CardCompany company, Desk desk) {
        Crowd crowd = Crowd.gather(anonymous, company.cards(), "TANA", "GIJI-20", 8);
        crowd.start();
        Poll.until(Duration.ofMillis(1000 + random.nextInt(5000)), () -> false);
        node.kill();
        crowd.stop();
        node.start();
        settle("kill " + round, anonymous, company, desk, crowd);
    }

    private void killAt(String point, Node node, Api anonymous, CardCompany company, Desk desk) {
        node.kill();
        node.with("NOREN_JAVA_OPTS", "-Dnoren.crash.at=" + point);
        node.start();
        Crowd crowd = Crowd.gather(anonymous, company.cards(), "TANA", "GIJI-20", 4);
        if (point.startsWith("janitor")) {
            company.loseReplies(4);
        }
        crowd.start();
        boolean died = Poll.until(Duration.ofSeconds(60), () -> !node.isAlive());
        score.check("the node died at " + point, died, "still alive");
        crowd.stop();
        node.kill();
        node.with("NOREN_JAVA_OPTS", "");
        node.start();
        settle(point, anonymous, company, desk, crowd);
    }

    /** Within 60 s of the restart every attempt is settled or listed, and the books agree. */
    private void settle(String what, Api anonymous, CardCompany company, Desk desk, Crowd crowd) {
        long begin = System.nanoTime();
        boolean settled = Poll.until(SETTLED_WITHIN, () -> openPayments(desk) == 0);
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        score.check(what + ": all attempts settled after " + took + " ms", settled, openPayments(desk) + " open");
        Deals.Book book = Deals.book(company.charges());
        score.expect(what + ": charged twice", 0, book.doubles());
        List<String> lost = new ArrayList<>();
        for (Deals.Told told : crowd.deals().told()) {
            if (!orderExists(crowd, told.order())) {
                lost.add(told.order());
            }
        }
        score.expect(
                what + ": acknowledged orders lost of " + crowd.deals().told().size(), 0, lost.size());
        long paid = paidOrders(desk);
        score.expect(what + ": paid orders and charges agree", paid, (long) book.charges());
    }

    private boolean orderExists(Crowd crowd, String order) {
        return crowd.buyers().stream().anyMatch(buyer -> buyer.order(order).ok());
    }

    private static long openPayments(Desk desk) {
        return desk.billing().get("/api/v1/payments/figures").orFail("figures").yen("/open");
    }

    private static long paidOrders(Desk desk) {
        Answer figures = desk.billing().get("/api/v1/payments/figures").orFail("figures");
        return figures.get("/paid_by_method/CARD").isEmpty() ? 0 : figures.yen("/paid_by_method/CARD");
    }
}
