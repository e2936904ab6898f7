package jp.noren.itests;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node out of the archive, in a folder of its own, on a free port, used as its operator uses it: by bin/noren. */
final class Node implements AutoCloseable {
    /** What a command of the launcher printed, and its exit code. */
    record Answer(int exit, String text) {}

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final int port;
    private final String features;
    private final Map<String, String> settings = new HashMap<>();
    private Process foreground;

    private Node(Path home, int port, String features) {
        this.home = home;
        this.port = port;
        this.features = features;
    }

    /** Unpacks the archive; the node will install these features at its first start. */
    static Node unpack(String name, String features) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "nodes")).toAbsolutePath();
        Path home = Files.createTempDirectory(folder, name);
        Answer unpacked = run(
                new ProcessBuilder("tar", "xzf", System.getProperty("noren.archive"), "--strip-components=1"), home);
        if (unpacked.exit() != 0) {
            throw new IOException(unpacked.text());
        }
        return new Node(home, freePort(), features);
    }

    /** Sets more of the launcher's environment. */
    Node with(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    /** Starts and waits until the node serves. */
    Answer start(String... options) throws Exception {
        return noren(Stream.concat(Stream.of("start"), Stream.of(options)).toArray(String[]::new));
    }

    /** Starts in the foreground and waits until its shell answers: for a node that serves nothing. */
    void startWithoutRest() throws Exception {
        foreground =
                launcher("run").redirectOutput(home.resolve("out.log").toFile()).start();
        await(
                "the shell of the node",
                () -> Files.exists(home.resolve("data/shell.sock"))
                        && shell("feature:list").exit() == 0);
    }

    Answer noren(String... arguments) throws Exception {
        return run(launcher(arguments), home);
    }

    Answer shell(String command) {
        try {
            return noren("shell", command);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The bundles that are not active, or have a component that waits. A mail waits for a server: the sandbox has one, a new shop has none. */
    List<String> waiting() {
        List<String> waiting = notActive();
        waiting.removeIf(line -> line.endsWith("| Noren :: notification") && line.contains("| Waiting "));
        return waiting;
    }

    List<String> notActive() {
        return shell("bundle:list -t 0")
                .text()
                .lines()
                .filter(line -> line.matches("\\s*\\d+ \\|.*"))
                .filter(line ->
                        !line.contains("| Active ") && !(line.contains("| Resolved ") && line.contains("Hosts: ")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    long pid() throws IOException {
        return Long.parseLong(Files.readString(home.resolve("data/noren.pid")).trim());
    }

    /** The ports this node's process listens on, as the system knows them: {@code address:port}. */
    Set<String> listening() throws IOException {
        Path process = Path.of("/proc", Long.toString(pid()));
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                own.add(target(descriptor));
            }
        }
        List<String> rows = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6", "net/udp", "net/udp6")) {
            rows.addAll(Files.readAllLines(process.resolve(table)));
        }
        return rows.stream()
                .map(row -> row.trim().split("\\s+"))
                .filter(row -> row.length > 9 && (row[3].equals("0A") || row[3].equals("07")))
                .filter(row -> own.contains("socket:[" + row[9] + "]"))
                .map(row -> row[1])
                .map(local -> local.substring(0, local.indexOf(':')) + ":"
                        + Integer.parseInt(local.substring(local.indexOf(':') + 1), 16))
                .collect(Collectors.toSet());
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Pulls the plug: the process gets no chance to tidy up. */
    void kill() throws Exception {
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        noren("stop");
        if (foreground != null) {
            foreground.waitFor(30, TimeUnit.SECONDS);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, PATIENCE, condition);
    }

    static void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private ProcessBuilder launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/noren").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder launcher =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        launcher.environment().put("NOREN_HTTP_PORT", Integer.toString(port));
        launcher.environment().put("NOREN_FEATURES", features);
        launcher.environment().put("NOREN_START_SECONDS", Long.toString(PATIENCE.toSeconds()));
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().putAll(settings);
        return launcher;
    }

    private static Answer run(ProcessBuilder builder, Path folder) throws Exception {
        // A file, not a pipe: a node that was started keeps the pipe open.
        Path output = Files.createTempFile(folder, "answer", ".txt");
        Process process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds() + 60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("No end of " + builder.command());
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Answer(process.exitValue(), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
