package jp.noren.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** A node keeps what it was told: over a stop, over a crash, on either database. */
public class RestartIT {
    private Node node;

    @After
    public void stop() throws Exception {
        node.close();
    }

    @Test
    public void whatWasDoneBeforeACrashIsThereAfterTheNextStart() throws Exception {
        node = Node.unpack("crash", "noren-shop");
        serves();
        assertEquals(0, node.noren("operator", "add", "hanako").exit());

        node.kill();
        assertEquals(3, node.noren("status").exit());

        serves();
        assertTrue(node.shell("access:operator-list").text().contains("hanako"));
        assertEquals(0, node.noren("stop").exit());
        assertEquals(3, node.noren("status").exit());
    }

    @Test
    public void theSameArchiveServesOnPostgresql() throws Exception {
        try (var database = Database.start()) {
            node = Node.unpack("postgresql", "noren-shop").with(database.settings());
            serves();
            assertEquals(0, node.noren("operator", "add", "taro").exit());
            assertTrue(node.shell("access:operator-list").text().contains("taro"));
            assertTrue("no Derby", Files.notExists(node.home().resolve("data/db/noren")));
            node.close();
        }
    }

    @Test
    public void theSandboxComesWhenAskedFor() throws Exception {
        node = Node.unpack("sandbox", "noren-shop");
        Node.Answer started = node.start("--sandbox");
        assertEquals(started.text(), 0, started.exit());
        assertTrue(node.shell("feature:list -i --no-format").text().contains("noren-sandbox"));
        assertEquals("", String.join("\n", node.notActive()));
    }

    private void serves() throws Exception {
        Node.Answer started = node.start();
        assertEquals(started.text(), 0, started.exit());
    }

    /** A server of its own, thrown away afterwards. */
    private record Database(EmbeddedPostgres server) implements AutoCloseable {
        static Database start() throws Exception {
            return new Database(EmbeddedPostgres.start());
        }

        Map<String, String> settings() {
            return Map.of(
                    "NOREN_DB", "postgresql",
                    "NOREN_DB_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                    "NOREN_DB_USER", "postgres",
                    "NOREN_DB_PASSWORD", "postgres");
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
