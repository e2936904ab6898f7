package jp.noren.plugin.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.plugin.internal.app.Artefact;
import jp.noren.plugin.internal.app.Sources;
import jp.noren.plugin.internal.domain.Facts;
import org.osgi.service.component.annotations.Component;

/** Jars of the node's own repository and of its disk. Nothing is fetched from afar. */
@Component
public final class JarSources implements Sources {
    private static final int LARGEST = 64 * 1024 * 1024;

    @Override
    public Artefact read(String source, String signature) {
        if (source == null || !source.startsWith("mvn:") && !source.startsWith("file:")) {
            throw unreadable("plugin.source-unreadable", String.valueOf(source));
        }
        byte[] content = content(source);
        Facts facts = ReadFacts.of(content).orElseThrow(() -> unreadable("plugin.not-a-bundle", source));
        return new Artefact(facts, Hashes.of(content), content, signature == null ? beside(source) : signature);
    }

    private static byte[] content(String source) {
        try (InputStream in = open(source)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw unreadable("plugin.source-unreadable", source);
            }
            return content;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("plugin.source-unreadable", source);
        }
    }

    private static InputStream open(String source) throws IOException {
        return source.startsWith("mvn:") ? new URL(source).openStream() : Files.newInputStream(path(source));
    }

    private static Path path(String source) {
        return Path.of(source.substring("file:".length()).replaceFirst("^//(?=/)", ""));
    }

    private static String beside(String source) {
        if (!source.startsWith("file:")) {
            return null;
        }
        Path file = Path.of(path(source) + ".sig");
        try {
            return Files.exists(file) ? Files.readString(file).trim() : null;
        } catch (IOException e) {
            throw unreadable("plugin.source-unreadable", file.toString());
        }
    }

    private static RefusedException unreadable(String code, String source) {
        return new RefusedException(Kind.UNPROCESSABLE, code, Map.of("detail", source));
    }
}
