package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Nodes on one PostgreSQL that share the house's keys, and the card company in this process. */
final class Cluster implements AutoCloseable {
    /** What the handbook says to copy from the first node to the others. */
    private static final List<String> KEYS = List.of("data/audit/audit.key", "data/keys", "data/webhook/webhook.key");

    private final Path archive;
    private final Path folder;
    private final Database database;
    private final CardCompany company = CardCompany.open();
    private final List<Node> nodes = new ArrayList<>();
    private final int drainSeconds;

    /** @param drainSeconds how long a node says "not ready" before it stops; 0: it stops without a word */
    Cluster(Path archive, Path folder, Database database, int drainSeconds) {
        this.archive = archive;
        this.folder = folder;
        this.database = database;
        this.drainSeconds = drainSeconds;
    }

    /** One more node, which has not started yet; it gets the keys of the first one. */
    Node add() {
        Node node = Node.unpack(archive, folder, Node.freePort())
                .with("NOREN_SANDBOX", "1")
                .with("NOREN_DRAIN_SECONDS", String.valueOf(drainSeconds));
        database.environment().forEach(node::with);
        company.configure(node);
        if (!nodes.isEmpty()) {
            bringKeys(nodes.get(0), node);
        }
        nodes.add(node);
        return node;
    }

    /** Copies what is there of the keys. */
    static void bringKeys(Node from, Node to) {
        for (String keys : KEYS) {
            Path source = from.home().resolve(keys);
            if (Files.exists(source)) {
                copy(source, to.home().resolve(keys));
            }
        }
    }

    private static void copy(Path source, Path target) {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path one : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                Path to = target.resolve(source.relativize(one).toString());
                Files.createDirectories(to.getParent());
                Files.copy(one, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Cards cards() {
        return company.cards();
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        company.close();
        database.close();
    }
}
