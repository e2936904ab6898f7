package jp.noren.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The handbook's backup and restore of PostgreSQL, done: dumped while buyers order, put back in place, then into another server for a new node that has
 * nothing but the keys. Needs Debian's {@code postgresql}. Arguments: archive, folder.
 */
public final class PostgresBackup {
    private static final int BUYERS = 4;
    private static final int SOME_ORDERS = 40;
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final Score score = new Score(System.out);
    private final Path archive;
    private final Path folder;
    private final CardCompany company = CardCompany.open();
    private Path dump;
    private Buyer early;
    private String order;
    private String orderText;
    private long before;
    private long after;

    private PostgresBackup(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1])).toRealPath();
        System.exit(new PostgresBackup(Path.of(arguments[0]), folder).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        dump = Files.createTempDirectory(folder, "dump").resolve("noren-2026-11-22.dump");
        try (DebianPostgres server = new DebianPostgres();
                Node node = node(server)) {
            node.start();
            Api anonymous = Api.at(node.address());
            Desk.open(node, anonymous).loadDemo();
            Buyer late = dumpUnderLoad(server, anonymous);
            node.stop();
            score.say("restored in place");
            server.client("pg_restore", "--clean", "--if-exists", "--dbname=noren", dump.toString());
            node.start();
            same(server, node);
            score.expect(
                    "who came after the dump is unknown",
                    401,
                    late.api().get("/api/v1/members/me").status());
            String trail = node.shell("audit:verify");
            score.check(
                    "the trail says what was lost", trail.contains("NOT intact") && trail.contains("cut-off"), trail);
            elsewhere(node);
        } finally {
            company.close();
        }
        return score.end();
    }

    private Node node(DebianPostgres server) {
        Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1");
        server.environment().forEach(node::with);
        company.configure(node);
        return node;
    }

    /** @return a buyer who came when the dump was written */
    private Buyer dumpUnderLoad(DebianPostgres server, Api anonymous) throws SQLException {
        early = buyer(anonymous);
        early.put("GIJI-20", 1).orFail("cart");
        order = early.orderByCard(company.cards().token("visa-ok"))
                .orFail("order")
                .get("/id");
        orderText = early.order(order).orFail("order").text();
        Crowd crowd = Crowd.gather(anonymous, company.cards(), "TANA", "GIJI-20", BUYERS);
        crowd.start();
        Poll.require("orders", Duration.ofMinutes(3), () -> crowd.deals().calls() >= SOME_ORDERS);
        before = count(server, "select count(*) from checkout.orders");
        long begin = System.nanoTime();
        server.client("pg_dump", "--format=custom", "--file=" + dump, "noren");
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        after = count(server, "select count(*) from checkout.orders");
        int soFar = crowd.deals().calls();
        Poll.require("more orders", Duration.ofMinutes(3), () -> crowd.deals().calls() >= soFar + SOME_ORDERS);
        crowd.stop();
        score.say("dumped in " + millis + " ms, " + dump.toFile().length() + " bytes; orders: " + before + " before, "
                + after + " after it, " + count(server, "select count(*) from checkout.orders") + " at the end");
        score.expect(
                "orders that failed of " + crowd.deals().calls(),
                0,
                crowd.deals().failures().size());
        return buyer(anonymous);
    }

    private Buyer buyer(Api anonymous) {
        return Crowd.gather(anonymous, company.cards(), "TANA", "GIJI-20", 1)
                .buyers()
                .get(0);
    }

    /** What a restored house has to be: what it was, whole, and able to go on. */
    private void same(DebianPostgres server, Node node) throws SQLException {
        Api anonymous = Api.at(node.address());
        Buyer again = early.with(anonymous.as(early.api().token()));
        score.expect(
                "an order of before, as it was", orderText, again.order(order).text());
        long orders = count(server, "select count(*) from checkout.orders");
        score.check(orders + " orders: those of the dump's moment", before <= orders && orders <= after, orders);
        score.check(
                "what was on its way is settled within a minute",
                Poll.until(SETTLED, () -> open(server) == 0),
                open(server));
        score.expect(
                "entries of the ledger that are not in balance",
                0L,
                count(
                        server,
                        "select count(*) from (select source from payment.ledger group by source, kind having sum(amount) <> 0) e"));
        Buyer next = buyer(anonymous);
        next.put("GIJI-20", 1).orFail("cart");
        Answer paid = next.orderByCard(company.cards().token("visa-ok"));
        score.check("a new buyer's order is paid", DemoDay.isPaid(paid), paid);
    }

    /** Another server, another machine: of the old one there are the dump and the keys. */
    private void elsewhere(Node old) throws SQLException {
        score.say("restored on another server, for a new node");
        try (DebianPostgres server = new DebianPostgres();
                Node node = node(server)) {
            Cluster.bringKeys(old, node);
            server.client("pg_restore", "--clean", "--if-exists", "--dbname=noren", dump.toString());
            node.start();
            same(server, node);
            String trail = node.shell("audit:verify");
            score.check("the trail is intact", trail.contains("The trail is intact"), trail);
        }
    }

    private static long open(DebianPostgres server) {
        try {
            return count(
                    server,
                    "select count(*) from payment.payments where state in"
                            + " ('INTENT', 'SENT', 'AUTHORISED', 'COMMITTING', 'RELEASING', 'UNKNOWN')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(DebianPostgres server, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(null), server.user(), server.password());
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
