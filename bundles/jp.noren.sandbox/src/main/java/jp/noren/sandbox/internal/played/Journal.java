package jp.noren.sandbox.internal.played;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file that a company's book is written to, a line an act: what was booked is known again after the process was killed, because a line is in the
 * operating system's hands before anybody is answered.
 */
public final class Journal implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final OutputStream file;

    /**
     * @param path the file to go on in; null for a book in memory alone
     * @param replay is given each line there is, oldest first
     */
    public Journal(Path path, Consumer<JsonNode> replay) {
        try {
            file = path == null ? OutputStream.nullOutputStream() : open(path, replay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that was cut by a crash was never answered for, and is left out. */
    private OutputStream open(Path path, Consumer<JsonNode> replay) throws IOException {
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        String text = Files.exists(path) ? Files.readString(path) : "";
        List<String> lines = text.lines().toList();
        boolean cut = !text.isEmpty() && !text.endsWith("\n");
        for (String line : lines.subList(0, cut ? lines.size() - 1 : lines.size())) {
            read(line).ifPresent(replay);
        }
        OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (cut) {
            out.write('\n');
        }
        return out;
    }

    private Optional<JsonNode> read(String line) {
        try {
            return Optional.of(json.readTree(line));
        } catch (IOException cut) {
            return Optional.empty();
        }
    }

    public synchronized void write(Map<String, Object> act) {
        try {
            file.write((json.writeValueAsString(act) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
