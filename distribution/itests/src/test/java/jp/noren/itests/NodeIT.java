package jp.noren.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.testing.rules.JarRules;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What the operator sees of a node that sells, and what a stranger does not. */
public class NodeIT {
    private static Node node;

    @BeforeClass
    public static void start() throws Exception {
        node = Node.unpack("shop", "noren-shop");
        Node.Answer started = node.start();
        assertEquals(started.text(), 0, started.exit());
    }

    @AfterClass
    public static void stop() throws Exception {
        node.close();
    }

    @Test
    public void whenStartReturnsTheNodeServes() throws Exception {
        assertEquals(200, node.get("/api/v1/ready").statusCode());
        assertEquals(0, node.noren("status").exit());
    }

    @Test
    public void everyBundleIsActiveAndNoComponentWaits() {
        assertEquals(List.of(), node.waiting());
    }

    @Test
    public void theJarsKeepTheHouseRules() {
        assertEquals(List.of(), JarRules.violations(node.home().resolve("system/jp/noren")));
    }

    @Test
    public void theOnlyOpenPortIsHttpOnTheLoopback() throws Exception {
        // 127.0.0.1 as the kernel writes it, in a table for both families.
        assertEquals(Set.of("0000000000000000FFFF00000100007F:" + node.port()), node.listening());
    }

    @Test
    public void thereIsNoRemoteShellAndNoUser() throws Exception {
        String bundles = node.shell("bundle:list -t 0 -s").text();
        for (String door :
                List.of("sshd", "shell.ssh", "management.server", "webconsole", "deployer", "kar.core", "instance")) {
            assertFalse(door, bundles.contains(door));
        }
        try (Stream<Path> files = Files.list(node.home().resolve("etc"))) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.contains("users") || name.contains("keys") || name.contains("deploy"))
                            .collect(Collectors.toList()));
        }
    }

    @Test
    public void theCommandsThatOpenDoorsAreNotThere() {
        for (String command : List.of(
                "config:list",
                "config:edit x",
                "instance:list",
                "instance:create x",
                "jdbc:ds-list",
                "jms:info",
                "jaas:realm-list",
                "kar:list",
                "http:list",
                "system:property x",
                "ssh:ssh x",
                "shell:sshd")) {
            Node.Answer answer = node.shell(command);
            assertEquals(command + ": " + answer.text(), 1, answer.exit());
            assertTrue(answer.text(), answer.text().contains("Failed: "));
        }
    }

    @Test
    public void aFreshNodeSaysThatAllIsWell() throws Exception {
        Node.Answer health = node.noren("health");
        assertEquals(health.text(), 0, health.exit());
        for (String sign : List.of("database", "schemas", "outbox", "jobs", "disk", "heap", "doors", "payments")) {
            assertTrue(sign, health.text().contains(" " + sign + " "));
        }
    }

    @Test
    public void itsDataAreClosedToOtherUsers() throws Exception {
        try (Stream<Path> files = Files.walk(node.home().resolve("data"), 2)) {
            List<String> open = files.filter(file -> !Files.isSymbolicLink(file))
                    .filter(NodeIT::openToOthers)
                    .map(Path::toString)
                    .collect(Collectors.toList());
            assertEquals(List.of(), open);
        }
    }

    @Test
    public void theShellSaysWhetherACommandSucceeded() {
        assertEquals(0, node.shell("feature:list -i").exit());
        Node.Answer unknown = node.shell("no:such-command");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.text(), unknown.text().contains("no:such-command"));
    }

    @Test
    public void theSandboxIsNotThereUnlessAskedFor() {
        assertFalse(node.shell("feature:list -i --no-format").text().contains("noren-sandbox"));
    }

    @Test
    public void aRunningNodeIsNotStartedTwice() throws Exception {
        Node.Answer second = node.start();
        assertEquals(1, second.exit());
        assertTrue(second.text(), second.text().contains("runs already"));
    }

    private static boolean openToOthers(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .endsWith("---")
                    == false;
        } catch (java.io.IOException gone) {
            return false;
        }
    }
}
