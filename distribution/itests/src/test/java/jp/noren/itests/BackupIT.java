package jp.noren.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.After;
import org.junit.Test;

/** What was copied while the node served comes back, and what came after the copy does not. */
public class BackupIT {
    private Node node;

    @After
    public void stop() throws Exception {
        node.close();
    }

    @Test
    public void theEmbeddedDatabaseIsBackedUpWhileItServesAndRestored() throws Exception {
        node = Node.unpack("backup", "noren-shop");
        assertEquals(0, node.start().exit());
        assertEquals(0, node.noren("operator", "add", "hanako").exit());
        Path copy = node.home().resolve("copies/night");

        Node.Answer backedUp = node.noren("backup", copy.toString());
        assertEquals(backedUp.text(), 0, backedUp.exit());
        assertEquals(
                "a copy is not written over",
                1,
                node.noren("backup", copy.toString()).exit());
        assertEquals(0, node.noren("operator", "add", "taro").exit());
        assertEquals(
                "not while it runs", 1, node.noren("restore", copy.toString()).exit());
        assertEquals(0, node.noren("stop").exit());
        Node.Answer restored = node.noren("restore", copy.toString());
        assertEquals(restored.text(), 0, restored.exit());
        assertEquals(0, node.start().exit());

        String operators = node.shell("access:operator-list").text();
        assertTrue(operators, operators.contains("hanako"));
        assertFalse(operators, operators.contains("taro"));
        assertTrue(
                "the audit trail tells of the act that is lost",
                !node.shell("audit:verify").text().isBlank());
        try (var beside = Files.list(node.home().resolve("data/db"))) {
            assertTrue(beside.anyMatch(folder -> folder.getFileName().toString().startsWith("noren.before-")));
        }
    }
}
