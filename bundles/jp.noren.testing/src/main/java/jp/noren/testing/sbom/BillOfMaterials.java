package jp.noren.testing.sbom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the bill of materials of an unpacked archive, in CycloneDX 1.5: every jar below {@code lib/} and {@code system/}, and what
 * was shaded or laid into one.
 * A tool that reads poms sees only what Maven resolved; this one looks at the files that are shipped. The same archive makes the same bill.
 */
public final class BillOfMaterials {
    private static final String FORMAT =
            """
            {
              "bomFormat": "CycloneDX",
              "specVersion": "1.5",
              "serialNumber": "urn:uuid:%s",
              "version": 1,
              "metadata": {
                "timestamp": "%s",
                "component": {"type": "application", "bom-ref": "noren", "group": "jp.noren", "name": "noren", "version": "%s"}
              },
              "components": [
            %s
              ]
            }
            """;

    private BillOfMaterials() {}

    /** Takes the unpacked archive, its version, the time to write down, and the file to write. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[3]), of(Path.of(arguments[0]), arguments[1], arguments[2]));
    }

    /** @param timestamp of the build, ISO 8601 */
    static String of(Path archive, String version, String timestamp) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(archive)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        if (jars.isEmpty()) {
            throw new IOException("No jar below " + archive);
        }
        StringBuilder hashes = new StringBuilder();
        StringBuilder components = new StringBuilder();
        for (Path jar : jars) {
            Part part = JarParts.read(archive, jar);
            hashes.append(part.sha256());
            components
                    .append(components.length() == 0 ? "" : ",\n")
                    .append("    ")
                    .append(json(part, part.file()));
        }
        UUID serial = UUID.nameUUIDFromBytes(hashes.toString().getBytes(StandardCharsets.UTF_8));
        return FORMAT.formatted(serial, timestamp, version, components);
    }

    /** @param reference unlike that of any other part: one and the same jar may lie in two places */
    private static String json(Part part, String reference) {
        StringBuilder json = new StringBuilder("{\"type\": \"library\"");
        field(json, "bom-ref", reference);
        field(json, "group", part.group());
        field(json, "name", part.name());
        field(json, "version", part.version());
        if (part.sha256() != null) {
            json.append(", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"" + part.sha256() + "\"}]");
        }
        if (part.license() != null) {
            json.append(", \"licenses\": [{\"license\": {\"name\": " + text(part.license()) + "}}]");
        }
        field(json, "purl", part.purl());
        if (!part.inside().isEmpty()) {
            json.append(part.inside().stream()
                    .map(inner -> json(inner, reference + "!/" + inner.name()))
                    .collect(Collectors.joining(", ", ", \"components\": [", "]")));
        }
        return json.append("}").toString();
    }

    private static void field(StringBuilder json, String name, String value) {
        if (!value.isEmpty()) {
            json.append(", \"" + name + "\": ").append(text(value));
        }
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('"').toString();
    }
}
