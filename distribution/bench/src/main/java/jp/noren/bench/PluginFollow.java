package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two nodes on one PostgreSQL: what is swapped on one, the other one follows while buyers order at both; it fetches the jar from the database by its hash,
 * and installs nothing that has another one. Arguments: archive, folder, swaps (6).
 */
public final class PluginFollow {
    private static final String CARD = "jp.noren.payment.sbps";
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BUYERS = 3;

    private final Score score = new Score(System.out);
    private final Cluster cluster;
    private final Figures followed = new Figures();
    private PluginDesk one;
    private PluginDesk two;

    private PluginFollow(Cluster cluster) {
        this.cluster = cluster;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int swaps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
        boolean good;
        try (Cluster cluster = new Cluster(Path.of(arguments[0]), folder, Database.of("postgresql"), 0)) {
            good = new PluginFollow(cluster).run(swaps);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(int swaps) throws Exception {
        Node first = cluster.add();
        first.start();
        Desk desk = Desk.open(first, Api.at(first.address()));
        desk.loadDemo();
        Node second = cluster.add();
        second.start();
        one = new PluginDesk(desk.api());
        two = new PluginDesk(Api.at(second.address()).as(desk.api().token()));
        underLoad(swaps);
        whileItWasAway(second);
        damaged(second);
        return score.end();
    }

    /** In turn on this node and on that one. */
    private void underLoad(int swaps) throws Exception {
        Map<Node, Crowd> crowds = new LinkedHashMap<>();
        for (Node node : cluster.nodes()) {
            crowds.put(node, Crowd.gather(Api.at(node.address()), cluster.cards(), "TANA", "GIJI-20", BUYERS));
        }
        crowds.values().forEach(Crowd::start);
        for (int i = 1; i <= swaps; i++) {
            PluginDesk asked = i % 2 == 1 ? one : two;
            follow(swap(asked, "0.5." + i), asked == one ? two : one, "0.5." + i);
        }
        crowds.values().forEach(Crowd::stop);
        score.say("the other node served the version after " + followed);
        for (Crowd crowd : crowds.values()) {
            crowd.deals().failures().stream().limit(5).forEach(failure -> score.say("  failure: " + failure));
            score.expect(
                    "failed of " + crowd.deals().calls() + " orders at a node",
                    0,
                    crowd.deals().failures().size());
        }
    }

    /** @return the jar's hash; the jar itself is gone afterwards, so that nobody else finds it */
    private String swap(PluginDesk asked, String version) throws IOException, GeneralSecurityException {
        Node node = cluster.nodes().get(asked == one ? 0 : 1);
        Path jar =
                Jars.withVersion(Swapper.jar(node, CARD), version, node.home().resolve(CARD + "-" + version + ".jar"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        asked.done(CARD, "swap", jar);
        Files.delete(jar);
        return HexFormat.of().formatHex(hash);
    }

    private void follow(String hash, PluginDesk other, String version) {
        long since = System.nanoTime();
        Poll.until(PATIENCE, () -> serves(other, version));
        long nanos = System.nanoTime() - since;
        followed.add(nanos);
        score.check(
                version + ": followed within " + PROMISED.toSeconds() + " s of the swap's end",
                nanos <= PROMISED.toNanos(),
                Duration.ofNanos(nanos).toMillis() + " ms");
        score.check(
                version + ": the one of before goes",
                Poll.until(PATIENCE, () -> other.versions(CARD).size() == 1),
                other.versions(CARD));
        score.expect(
                version + ": the jar there has the hash",
                hash,
                other.versions(CARD).get(0).path("sha256").asText());
    }

    /** That version is there, is well, and is the routed one; the one of before may still be ending its calls. */
    private static boolean serves(PluginDesk desk, String version) {
        for (JsonNode one : desk.versions(CARD)) {
            if (one.path("version").asText().equals(version)) {
                return one.path("healthy").asBoolean() && desk.routed(CARD).equals(List.of(version));
            }
        }
        return false;
    }

    /** The jar is nowhere any more but in the database. */
    private void whileItWasAway(Node second) throws Exception {
        second.stop();
        String hash = swap(one, "0.6.0");
        second.start();
        follow(hash, two, "0.6.0");
        pays(second, "after it was away");
    }

    private void damaged(Node second) throws Exception {
        second.stop();
        String hash = swap(one, "0.6.1");
        byte[] jar = content(hash, null);
        byte[] other = jar.clone();
        other[other.length / 2] ^= 1;
        content(hash, other);
        second.start();
        Poll.until(PROMISED.plusSeconds(1), () -> serves(two, "0.6.1"));
        score.expect(
                "a jar that has another hash is not installed: what is there",
                "0.6.0",
                two.versions(CARD).get(0).path("version").asText());
        score.expect("and nothing else", 1, two.versions(CARD).size());
        pays(second, "by the version before");
        content(hash, jar);
        Poll.until(PATIENCE, () -> serves(two, "0.6.1"));
        score.check("mended, it is followed", serves(two, "0.6.1"), two.versions(CARD));
    }

    /** Reads the jar of that hash, or lays another one there. */
    private byte[] content(String hash, byte[] other) throws SQLException {
        Database database = cluster.database();
        String url = database.url(null);
        try (Connection connection = DriverManager.getConnection(url, database.user(), database.password());
                PreparedStatement read = connection.prepareStatement(
                        other == null
                                ? "select content from plugin.artefacts where sha256 = ?"
                                : "update plugin.artefacts set content = ? where sha256 = ? returning content")) {
            read.setString(other == null ? 1 : 2, hash);
            if (other != null) {
                read.setBytes(1, other);
            }
            try (var rows = read.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    private void pays(Node node, String what) {
        Api anonymous = Api.at(node.address());
        Buyer buyer = Crowd.gather(anonymous, cluster.cards(), "TANA", "GIJI-20", 1)
                .buyers()
                .get(0);
        buyer.put("GIJI-20", 1).orFail("cart");
        Answer order = buyer.orderByCard(cluster.cards().token("visa-ok"));
        score.check("an order by card is paid there, " + what, DemoDay.isPaid(order), order);
    }
}
