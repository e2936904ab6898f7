package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server of the PostgreSQL that the system has, with its {@code pg_dump} and {@code pg_restore}, in a folder and on a port of its own. Run by root it is
 * the user {@code postgres}'s, since the server refuses root.
 */
final class DebianPostgres extends Database {
    private static final String USER = "noren";

    private final String password = "pg-" + Api.newKey();
    private final int port = Node.freePort();
    private final Path programs;
    private final Path folder;

    DebianPostgres() {
        programs = Path.of(said(List.of("pg_config", "--bindir"), Map.of()).strip());
        folder =
                Path.of(asOwner(List.of("mktemp", "-d", "/tmp/noren-pg-XXXXXX")).strip());
        String file = folder.resolve("password").toString();
        asOwner(List.of("sh", "-c", "umask 077; echo " + password + " > " + file));
        asOwner(List.of(
                program("initdb"),
                "-D",
                data(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                file,
                "-E",
                "UTF8",
                "--locale",
                "C.UTF-8"));
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder;
        asOwner(List.of(
                program("pg_ctl"), "-D", data(), "-l", folder.resolve("log").toString(), "-o", options, "-w", "start"));
        client("createdb", "noren");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    /** Runs one of the system's client programs as an operator does whose environment names the server. */
    String client(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        return said(
                command,
                Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port), "PGUSER", USER, "PGPASSWORD", password));
    }

    private static String asOwner(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(command);
        return said(whole, Map.of());
    }

    private static String said(List<String> command, Map<String, String> environment) {
        try {
            // A file, not a pipe: the server that is started keeps a pipe open.
            Path out = Files.createTempFile("said", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            String text = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            if (code != 0) {
                throw new IllegalStateException(command.get(0) + " ended with " + code + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "NOREN_DB",
                "postgresql",
                "NOREN_DB_URL",
                url(null),
                "NOREN_DB_USER",
                USER,
                "NOREN_DB_PASSWORD",
                password);
    }

    @Override
    public String url(Node node) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/noren";
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public double cpuSeconds() {
        throw new UnsupportedOperationException("nobody measures by it");
    }

    @Override
    public void close() {
        asOwner(List.of(program("pg_ctl"), "-D", data(), "-m", "fast", "-w", "stop"));
        asOwner(List.of("rm", "-rf", folder.toString()));
    }
}
