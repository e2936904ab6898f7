package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.bench.hostile.HostileActivator;
import jp.noren.bench.hostile.HostileJar;
import jp.noren.bench.hostile.Mischief;

/**
 * Installs one hostile payment provider after the other into a running node, lets a buyer order by it, and looks what it could do to the others, who go
 * on buying by card. Arguments: archive, folder, the page to write.
 */
public final class HostileBundles {
    private static final String SHOP = "KURA";
    private static final String GOODS = "HOSTILE-1";
    private static final int DEADLINE_SECONDS = 3;

    /** What the house can do about it. */
    private enum Verdict {
        CONTAINED,
        DETECTED,
        NOT_CONTAINABLE
    }

    private record Row(Mischief mischief, Verdict verdict, String what, int neighbours) {}

    private final Score score = new Score(System.out);
    private final Node node;
    private final Map<Mischief, Row> rows = new LinkedHashMap<>();
    private Api anonymous;
    private Desk desk;
    private Crowd neighbours;

    private HostileBundles(Node node) {
        this.node = node;
    }

    public static void main(String[] arguments) throws IOException {
        Node node = Node.unpack(Path.of(arguments[0]), Path.of(arguments[1]), Node.freePort())
                .with("NOREN_SANDBOX", "1");
        HostileBundles bundles = new HostileBundles(node);
        try {
            bundles.play();
        } finally {
            node.kill();
        }
        boolean passed = bundles.score.end();
        Files.writeString(Path.of(arguments[2]), bundles.table());
        System.exit(passed ? 0 : 1);
    }

    private void play() throws IOException {
        Files.writeString(node.home().resolve("etc/jp.noren.payment.cfg"), "call.seconds = " + DEADLINE_SECONDS + "\n");
        node.start();
        anonymous = Api.at(node.address());
        desk = Desk.open(node, anonymous);
        desk.loadDemo();
        desk.addGoods(SHOP, GOODS, 500, 10_000);
        desk.policy(SHOP, "checkoutPayments", "[\"BANK_TRANSFER\",\"HOSTILE\"]");
        desk.switchOn(SHOP, "payment.hostile");
        neighbours = Crowd.gather(anonymous, new Cards(anonymous), "TANA", "GIJI-20", 2);
        neighbours.start();
        for (Mischief mischief : Mischief.values()) {
            score.say(mischief + ": " + mischief.words());
            attempt(mischief);
        }
        neighbours.stop();
    }

    private void attempt(Mischief mischief) throws IOException {
        int before = neighbours.deals().calls();
        int failed = neighbours.deals().failures().size();
        if (mischief == Mischief.HEAP || mischief == Mischief.EXIT) {
            endsTheNode(mischief);
            return;
        }
        String bundle = install(mischief);
        Row row = judge(mischief);
        Poll.until(Duration.ofSeconds(60), () -> neighbours.deals().calls() > before + 10);
        int more = neighbours.deals().failures().size() - failed;
        score.expect("failed orders of the neighbours", 0, more);
        score.check(
                "the neighbours went on",
                neighbours.deals().calls() > before + 10,
                neighbours.deals().calls());
        rows.put(
                mischief,
                new Row(mischief, row.verdict(), row.what(), neighbours.deals().calls() - before));
        failing("bundle:uninstall " + bundle);
    }

    private String install(Mischief mischief) throws IOException {
        Path jar = HostileJar.write(mischief, node.home().resolve("hostile-" + mischief + ".jar"));
        String said = node.shell("bundle:install -s file:" + jar);
        return said.replaceAll("(?s).*?(\\d+)\\D*$", "$1");
    }

    private Row judge(Mischief mischief) throws IOException {
        return switch (mischief) {
            case SLEEP, THROW, LOCK, LOOP -> unknown(mischief);
            case WRONG_AMOUNT -> wrongAmount(mischief);
            case WRONG_ORDER -> wrongOrder(mischief);
            case SAYS_PAID -> saysPaid(mischief);
            case DATABASE, OTHERS_SETTINGS -> reached(mischief);
            case HIJACK -> hijack(mischief);
            case FORGED_API -> forged(mischief);
            case THREADS -> threads(mischief);
            case LOADER -> loader(mischief);
            case PORT -> port(mischief);
            case HEAP, EXIT -> throw new IllegalStateException();
        };
    }

    private Answer order() {
        String email = "hostile." + Api.newKey() + "@mail.example";
        Buyer buyer = Buyer.register(
                anonymous, SHOP, new Buyer.Person("INDIVIDUAL", "岸本 ゆず", email, Api.newKey(), "ja"), Map.of());
        buyer.put(GOODS, 1).orFail("cart");
        return buyer.order(Map.of("method", "HOSTILE"), Api.newKey());
    }

    private Row unknown(Mischief mischief) {
        Answer order = order();
        double seconds = order.nanos() / 1e9;
        score.check("answered within the deadline", order.ok() && seconds < DEADLINE_SECONDS + 3, order);
        score.check("and not as paid", !DemoDay.isPaid(order), order);
        return new Row(
                mischief,
                Verdict.CONTAINED,
                "its own order is answered after %.1f s as %s; it has its own threads"
                        .formatted(seconds, order.get("/status")),
                0);
    }

    private Row wrongAmount(Mischief mischief) {
        Answer order = order();
        score.check("not paid", !DemoDay.isPaid(order), order);
        String listed = node.shell("payment:attention");
        score.check("on the operator's list", listed.contains("another amount than was asked for"), listed);
        return new Row(mischief, Verdict.CONTAINED, "not paid; the operator's list says that the amounts differ", 0);
    }

    private Row wrongOrder(Mischief mischief) {
        order();
        Answer second = order();
        boolean caught = !DemoDay.isPaid(second);
        return new Row(
                mischief,
                caught ? Verdict.CONTAINED : Verdict.DETECTED,
                caught
                        ? "the second order with the same reference is not paid"
                        : "both orders count as paid; the comparison with the company's settlement list finds the reference once",
                0);
    }

    private Row saysPaid(Mischief mischief) {
        Answer order = order();
        score.check("taken at its word", DemoDay.isPaid(order), order);
        return new Row(
                mischief,
                Verdict.DETECTED,
                "a word is a word; the comparison with the company's settlement list finds that nothing came",
                0);
    }

    private Row reached(Mischief mischief) throws IOException {
        List<String> reached =
                Files.readAllLines(HostileActivator.report(node.home().resolve("data")));
        score.expect("services that it could reach", List.of(), reached);
        return new Row(
                mischief,
                Verdict.CONTAINED,
                mischief == Mischief.DATABASE
                        ? "no DataSource, no unit of persistence, no transaction, no SQL is to be found"
                        : "no ConfigurationAdmin and no other provider is to be found; the files in etc/ it can read like the node itself",
                0);
    }

    private Row hijack(Mischief mischief) {
        String standing = node.shell("payment:providers");
        score.check("the card provider is the one that was", !standing.contains("99.0.0"), standing);
        String log = read(node.home().resolve("data/log/noren.log"));
        score.check("and the log says who tried", log.contains("calls itself provider sbps"), "no line");
        return new Row(
                mischief, Verdict.CONTAINED, "left out: the name is another bundle's; the log says who tried", 0);
    }

    private Row forged(Mischief mischief) {
        node.shell("bundle:update jp.noren.payment.sbps");
        node.shell("bundle:refresh jp.noren.payment.sbps");
        Poll.require("cards again", Duration.ofSeconds(30), () -> node.shell("payment:providers")
                .contains("sbps 0."));
        return new Row(
                mischief,
                Verdict.CONTAINED,
                "nobody is wired to it, not even after an update and a refresh of the card provider",
                0);
    }

    private Row threads(Mischief mischief) {
        long before = ProcessFigures.threads(node.pid());
        order();
        long after = ProcessFigures.threads(node.pid());
        return new Row(
                mischief,
                Verdict.DETECTED,
                "%d threads became %d: noren:health and the figure noren_threads show it; a restart frees them"
                        .formatted(before, after),
                0);
    }

    private Row loader(Mischief mischief) {
        order();
        int with = Loaders.alive(node.pid());
        node.shell("bundle:uninstall " + HostileJar.NAME);
        int without = Loaders.alive(node.pid());
        return new Row(
                mischief,
                Verdict.DETECTED,
                "%d class loaders with it, %d after it was taken out; a restart frees what stayed"
                        .formatted(with, without),
                0);
    }

    private Row port(Mischief mischief) {
        order();
        String health = failing("noren:health");
        score.check("noren:health names the port", health.contains("WARN   ports"), health);
        return new Row(mischief, Verdict.DETECTED, "noren:health warns, and names the port", 0);
    }

    private String failing(String command) {
        try {
            return node.shell(command);
        } catch (IllegalStateException failed) {
            return failed.getMessage();
        }
    }

    /** Nothing in a Java VM stops it: what can be shown is that the node comes back as it was. */
    private void endsTheNode(Mischief mischief) throws IOException {
        neighbours.stop();
        long paid = neighbours.deals().paid();
        install(mischief);
        order();
        score.check("the node has ended", Poll.until(Duration.ofSeconds(120), () -> !node.isAlive()), "it still runs");
        node.start();
        node.shell("bundle:uninstall " + HostileJar.NAME);
        Deals.Book book = Deals.book(
                anonymous.get("/sandbox/sbps/book").orFail("book").json().path("charges"));
        score.check("charges in the company's book", book.charges() >= paid && book.doubles() == 0, book);
        rows.put(
                mischief,
                new Row(
                        mischief,
                        Verdict.NOT_CONTAINABLE,
                        "ends the node; systemd starts it again, nothing that was paid is lost or paid twice",
                        0));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String table() {
        StringBuilder table = new StringBuilder();
        table.append(
                "| what it does | verdict | what came of it | orders by card meanwhile, failed |\n|---|---|---|---|\n");
        rows.values()
                .forEach(row -> table.append("| " + row.mischief().words() + " | "
                        + row.verdict().name().toLowerCase().replace('_', ' ') + " | " + row.what() + " | "
                        + (row.neighbours() == 0 ? "" : row.neighbours() + ", 0") + " |\n"));
        return table.toString();
    }
}
