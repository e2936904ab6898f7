package jp.noren.testing.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a jar is: by its place below {@code system/}, else by the coordinates it carries, else by the name of its file. */
final class JarParts {
    /** Of a bundle of ours that other jars were unpacked into: {@code group:name:version}, with commas. */
    static final String EMBEDS = "Noren-Embeds";

    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    private record Coordinates(String group, String name, String version) {}

    private JarParts() {}

    /** @param archive the unpacked archive, in which {@code jar} lies */
    static Part read(Path archive, Path jar) throws IOException {
        String place = archive.relativize(jar).toString();
        try (JarFile file = new JarFile(jar.toFile())) {
            List<Coordinates> carried = carried(file);
            Coordinates is = place.startsWith("system/") ? byPlace(place) : byContent(carried, jar);
            List<Part> inside = new ArrayList<>(embedded(file));
            for (Coordinates shaded : carried) {
                if (!shaded.name().equals(is.name())) {
                    inside.add(new Part(shaded.group(), shaded.name(), shaded.version(), null, null, null, List.of()));
                }
            }
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".jar")) {
                    inside.add(nested(file, entry));
                }
            }
            String hash = sha256(Files.readAllBytes(jar));
            return new Part(is.group(), is.name(), is.version(), place, hash, license(file), inside);
        }
    }

    private static Coordinates byPlace(String place) {
        List<String> steps = List.of(place.split("/"));
        int version = steps.size() - 2;
        return new Coordinates(
                String.join(".", steps.subList(1, version - 1)), steps.get(version - 1), steps.get(version));
    }

    /** Its own coordinates, and those of what was shaded into it. */
    private static List<Coordinates> carried(JarFile file) throws IOException {
        List<Coordinates> carried = new ArrayList<>();
        for (JarEntry entry : file.stream().toList()) {
            if (POM.matcher(entry.getName()).matches()) {
                Properties of = new Properties();
                try (InputStream in = file.getInputStream(entry)) {
                    of.load(in);
                }
                carried.add(new Coordinates(
                        of.getProperty("groupId"), of.getProperty("artifactId"), of.getProperty("version")));
            }
        }
        return carried;
    }

    private static Coordinates byContent(List<Coordinates> carried, Path jar) {
        String file = jar.getFileName().toString();
        return carried.stream()
                .filter(one -> file.equals(one.name() + "-" + one.version() + ".jar"))
                .findFirst()
                .orElseGet(() -> byName(file));
    }

    private static Coordinates byName(String file) {
        Matcher name = FILE.matcher(file);
        return name.matches()
                ? new Coordinates("", name.group(1), name.group(2))
                : new Coordinates("", file, "unknown");
    }

    private static Part nested(JarFile file, JarEntry entry) throws IOException {
        Coordinates is = byName(entry.getName().replaceAll("^.*/", ""));
        try (InputStream in = file.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return new Part(is.group(), is.name(), is.version(), entry.getName(), sha256(bytes), null, List.of());
        }
    }

    private static List<Part> embedded(JarFile file) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String each : header(file, EMBEDS).orElse("").split(",")) {
            String[] is = each.trim().split(":");
            if (is.length == 3) {
                parts.add(new Part(is[0], is[1], is[2], null, null, null, List.of()));
            }
        }
        return parts;
    }

    private static String license(JarFile file) throws IOException {
        return header(file, "Bundle-License")
                .map(license -> license.split("[;,]")[0].replace("\"", "").trim())
                .orElse(null);
    }

    private static Optional<String> header(JarFile file, String name) throws IOException {
        Manifest manifest = file.getManifest();
        return Optional.ofNullable(
                manifest == null ? null : manifest.getMainAttributes().getValue(name));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
