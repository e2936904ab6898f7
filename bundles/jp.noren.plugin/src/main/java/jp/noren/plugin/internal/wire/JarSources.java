package jp.noren.plugin.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.plugin.internal.app.Artefact;
import jp.noren.plugin.internal.app.Sources;
import jp.noren.plugin.internal.domain.Facts;
import org.osgi.service.component.annotations.Component;

/** Jars of the node's own repository and of its disk. Nothing is fetched from afar. */
@Component
public final class JarSources implements Sources {
    /** A jar inside a kar: {@code jar:file:/path.kar!/repository/…}. */
    static final String INSIDE = "jar:file:";

    private static final int LARGEST = 64 * 1024 * 1024;

    @Override
    public Artefact read(String source, String signature) {
        if (source == null || Stream.of("mvn:", "file:", INSIDE).noneMatch(source::startsWith)) {
            throw unreadable("plugin.source-unreadable", String.valueOf(source));
        }
        byte[] content = content(source);
        Facts facts = ReadFacts.of(content).orElseThrow(() -> unreadable("plugin.not-a-bundle", source));
        return new Artefact(facts, Hashes.of(content), content, signature == null ? beside(source) : signature);
    }

    private static byte[] content(String source) {
        try {
            byte[] content = source.startsWith(INSIDE)
                    ? inside(source, "").orElseThrow(() -> new IOException(source))
                    : read(source);
            if (content.length > LARGEST) {
                throw unreadable("plugin.source-unreadable", source);
            }
            return content;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("plugin.source-unreadable", source);
        }
    }

    private static byte[] read(String source) throws IOException {
        try (InputStream in = open(source)) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    /** @param suffix of a file beside the jar */
    private static Optional<byte[]> inside(String source, String suffix) throws IOException {
        int end = source.lastIndexOf("!/");
        if (end < 0) {
            return Optional.empty();
        }
        try (ZipFile kar = new ZipFile(source.substring(INSIDE.length(), end))) {
            ZipEntry entry = kar.getEntry(source.substring(end + 2) + suffix);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = kar.getInputStream(entry)) {
                return Optional.of(in.readNBytes(LARGEST + 1));
            }
        }
    }

    private static InputStream open(String source) throws IOException {
        return source.startsWith("mvn:") ? new URL(source).openStream() : Files.newInputStream(path(source));
    }

    private static Path path(String source) {
        return Path.of(source.substring("file:".length()).replaceFirst("^//(?=/)", ""));
    }

    private static String beside(String source) {
        try {
            if (source.startsWith(INSIDE)) {
                return inside(source, ".sig")
                        .map(text -> new String(text, StandardCharsets.UTF_8).trim())
                        .orElse(null);
            }
            Path file = source.startsWith("file:") ? Path.of(path(source) + ".sig") : null;
            return file != null && Files.exists(file) ? Files.readString(file).trim() : null;
        } catch (IOException e) {
            throw unreadable("plugin.source-unreadable", source + ".sig");
        }
    }

    private static RefusedException unreadable(String code, String source) {
        return new RefusedException(Kind.UNPROCESSABLE, code, Map.of("detail", source));
    }
}
