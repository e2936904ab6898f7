package jp.noren.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One node of the shipped archive, unpacked into a folder of its own, on free ports. */
public final class Node implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(900);

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final int port;
    private Process process;

    private Node(Path home, int port) {
        this.home = home;
        this.port = port;
        environment.put("NOREN_HTTP_PORT", String.valueOf(port));
        environment.put("NOREN_SSH_PORT", String.valueOf(freePort()));
    }

    /** Unpacks the archive into a new folder below {@code parent}. */
    public static Node unpack(Path archive, Path parent, int port) {
        try {
            Files.createDirectories(parent);
            Path home = Files.createTempDirectory(parent, "node");
            run(home, Map.of(), List.of("tar", "-xzf", archive.toString(), "--strip-components=1"));
            return new Node(home, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Node with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts in the foreground of a child process, whose pid is the JVM's, and waits for the first good answer. */
    public Duration start() {
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/noren").toString(), "run");
        builder.environment().putAll(environment);
        builder.directory(home.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("console.out").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Api api = Api.at(address());
        if (!Poll.until(
                        START,
                        () -> !process.isAlive() || api.get("/api/v1/ready").status() == 200)
                || !process.isAlive()) {
            throw new IllegalStateException("did not become ready: " + api.get("/api/v1/ready") + ", see " + home);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** {@code kill -9}: no farewell. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    public void stop() {
        if (isAlive()) {
            process.destroy();
            await();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a command in the node's shell, as an operator on this machine does. */
    public String shell(String command) {
        return run(home, environment, List.of(home.resolve("bin/noren").toString(), "shell", command));
    }

    /** {@code bin/noren operator add LOGIN}. */
    public String bin(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/noren").toString()));
        command.addAll(List.of(arguments));
        return run(home, environment, command);
    }

    private static String run(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        try {
            Process running = builder.start();
            running.getOutputStream().close();
            String said;
            try (InputStream in = running.getInputStream()) {
                said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            int code = running.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
