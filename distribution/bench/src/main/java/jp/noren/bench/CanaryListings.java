package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Everything that a running node tells an operator or whoever sits at its machine, searched for secrets. */
final class CanaryListings {
    private static final List<String> COMMANDS = List.of(
            "service:list",
            "service:list -a",
            "scr:list",
            "bundle:list -t 0",
            "bundle:services -p",
            "log:display",
            "shell:env",
            "payment:providers",
            "access:operator-list",
            "storefront:list",
            "noren:why KURA CARD",
            "noren:health",
            "noren:plugins",
            "noren:operations",
            "audit:verify",
            "feature:list -i");
    private static final List<String> NOBODYS = List.of(
            "config:list",
            "config:property-list --pid jp.noren.payment.sbps",
            "config:edit jp.noren.payment.sbps",
            "jdbc:ds-info noren",
            "system:property",
            "shell:printenv");
    private static final List<String> PATHS = List.of(
            "openapi.json",
            "docs",
            "ready",
            "live",
            "metrics",
            "operators",
            "clients",
            "plugins",
            "mail-deliveries",
            "audit",
            "members/me",
            "storefronts/KURA",
            "webhook-endpoints?storefront=KURA",
            "webhook-deliveries?storefront=KURA",
            "provider-settings/KURA",
            "provider-settings/KURA/rent");
    private static final List<String> DUMPS = List.of(
            "Thread.print", "VM.system_properties", "VM.command_line", "VM.flags", "VM.info", "GC.class_histogram");

    private final Score score;
    private final Node node;
    private final Canaries canaries;

    CanaryListings(Score score, Node node, Canaries canaries) {
        this.score = score;
        this.node = node;
        this.canaries = canaries;
    }

    void read(Api admin) {
        COMMANDS.forEach(command -> canaries.search("shell " + command, said(command)));
        components();
        for (String command : NOBODYS) {
            String said = said(command);
            canaries.search("shell " + command, said);
            score.check(command + " is nobody's command", said.contains("Failed: "), said);
        }
        for (String path : PATHS) {
            Answer answer = admin.get("/api/v1/" + path);
            canaries.search("GET " + path, answer.text() + answer.headers().map());
        }
        for (String dump : DUMPS) {
            canaries.search("jcmd " + dump, jcmd(dump));
        }
    }

    /** What each component of the house was given, as far as the shell tells it. */
    private void components() {
        for (String component : said("scr:list").split("\\s+")) {
            if (component.matches("jp\\.noren\\.(payment\\.[a-z]+|notification|rest|settings)\\.internal\\..*")) {
                canaries.search("shell scr:info " + component, said("scr:info " + component));
            }
        }
    }

    private String said(String command) {
        try {
            return node.shell(command);
        } catch (IllegalStateException failed) {
            return failed.getMessage();
        }
    }

    private String jcmd(String dump) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(program, String.valueOf(node.pid()), dump)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
