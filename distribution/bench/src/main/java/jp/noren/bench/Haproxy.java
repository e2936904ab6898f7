package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** HAProxy in front of two nodes, as the handbook sets it up. */
final class Haproxy implements AutoCloseable {
    /** Asked every 500 ms; gone after two refusals, back after two good answers; and a busy node answers late. */
    static final int NOTICES_WITHIN_SECONDS = 4;

    private static final String SETTINGS =
            """
            global
              maxconn 512
            defaults
              mode http
              timeout connect 2s
              timeout client 60s
              timeout server 60s
              # A node that is busy answers late: that is not "not ready". Without this line the check gives up after "inter".
              timeout check 5s
              # Only what no node has seen is sent to another one.
              retries 2
              retry-on conn-failure
              option redispatch
            frontend shop
              bind 127.0.0.1:%d
              default_backend nodes
            backend nodes
              balance roundrobin
              option httpchk GET /api/v1/ready
              http-check expect status 200
              default-server check inter 500ms fall 2 rise 2
            %s
            """;

    private final Process process;
    private final int port;

    private Haproxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Haproxy before(Path folder, List<Node> nodes) {
        int port = Node.freePort();
        StringBuilder servers = new StringBuilder();
        nodes.forEach(node -> servers.append("  server n%d 127.0.0.1:%d%n".formatted(node.port(), node.port())));
        try {
            Path settings = folder.resolve("haproxy.cfg");
            Files.writeString(settings, SETTINGS.formatted(port, servers));
            Process process = new ProcessBuilder("haproxy", "-db", "-f", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("haproxy.log").toFile())
                    .start();
            return new Haproxy(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
