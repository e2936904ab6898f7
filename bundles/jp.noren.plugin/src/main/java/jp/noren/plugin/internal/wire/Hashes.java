package jp.noren.plugin.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** The jar that a bundle runs from, as the framework keeps it, and its SHA-256; computed once for each update of the bundle. */
final class Hashes {
    private static final Pattern REVISION = Pattern.compile("version(\\d+)\\.(\\d+)");
    private static final Comparator<int[]> NEWEST =
            Comparator.<int[]>comparingInt(numbers -> numbers[0]).thenComparingInt(numbers -> numbers[1]);

    private record Standing(long id, long modified) {}

    private static final Map<Standing, String> KNOWN = new ConcurrentHashMap<>();

    private Hashes() {}

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(Bundle bundle) {
        Standing standing = new Standing(bundle.getBundleId(), bundle.getLastModified());
        String known = KNOWN.get(standing);
        if (known == null) {
            known = of(content(bundle));
            KNOWN.keySet().removeIf(one -> one.id() == standing.id());
            KNOWN.put(standing, known);
        }
        return known;
    }

    /** The framework keeps each revision of a bundle in a folder of its own beside the bundle's data; the last one counts. */
    static byte[] content(Bundle bundle) {
        Path folder =
                bundle.getDataFile("").toPath().toAbsolutePath().normalize().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            Path revision = files.filter(file ->
                            REVISION.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparing(Hashes::numbers, NEWEST))
                    .orElseThrow(() -> new IllegalStateException(bundle + " has no content in " + folder));
            return Files.readAllBytes(revision.resolve("bundle.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] numbers(Path folder) {
        Matcher matcher = REVISION.matcher(folder.getFileName().toString());
        matcher.matches();
        return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
    }
}
