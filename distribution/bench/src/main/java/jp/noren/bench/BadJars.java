package jp.noren.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Versions of a bundle as a bad day brings them. */
final class BadJars {
    private static final String ACTIVATOR = "jp/noren/bench/bad/Hanging.class";

    private final Path jar;
    private final Path folder;

    BadJars(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** Wants a package that nobody has. */
    Path doesNotResolve(String version) {
        return write(
                version, main -> add(main, "Import-Package", "com.example.nowhere"), UnaryOperator.identity(), false);
    }

    /** Its start throws. */
    Path startThrows(String version) {
        return write(
                version, main -> put(main, "Bundle-Activator", "com.example.Nowhere"), UnaryOperator.identity(), false);
    }

    /** Its start never returns. */
    Path startHangs(String version) {
        return write(
                version,
                main -> put(main, "Bundle-Activator", "jp.noren.bench.bad.Hanging"),
                UnaryOperator.identity(),
                true);
    }

    /** Starts, and registers nothing of what it is for. */
    Path offersNothing(String version) {
        return write(
                version,
                main -> main.remove(new Attributes.Name("Service-Component")),
                UnaryOperator.identity(),
                false);
    }

    /** A class was left out. */
    Path lacksClass(String version, String name) {
        return write(version, main -> {}, file -> file.name().endsWith("/" + name + ".class") ? null : file, false);
    }

    /** A method that a class calls has another name there: nobody notices before the call. */
    Path lacksMethod(String version, String caller, String method) {
        return write(
                version,
                main -> {},
                file -> file.name().endsWith("/" + caller + ".class")
                        ? new File(file.name(), renamed(file.content(), method))
                        : file,
                false);
    }

    /** A method that another class calls is private there: nobody notices before the call. */
    Path hidesMethod(String version, String owner, String method) {
        return write(
                version,
                main -> {},
                file -> file.name().endsWith("/" + owner + ".class")
                        ? new File(file.name(), ClassPatch.hide(file.content(), method))
                        : file,
                false);
    }

    private record File(String name, byte[] content) {}

    private static void put(Attributes main, String header, String value) {
        main.put(new Attributes.Name(header), value);
    }

    private static void add(Attributes main, String header, String value) {
        put(main, header, main.getValue(header) + "," + value);
    }

    /** Each constant of that name gets another one of the same length. */
    private static byte[] renamed(byte[] content, String method) {
        byte[] name = method.getBytes(StandardCharsets.US_ASCII);
        byte[] changed = content.clone();
        for (int i = 3; i + name.length <= content.length; i++) {
            boolean constant = content[i - 3] == 1
                    && content[i - 1] == name.length
                    && Arrays.equals(content, i, i + name.length, name, 0, name.length);
            if (constant) {
                changed[i + name.length - 1] = 'Q';
            }
        }
        return changed;
    }

    private Path write(String version, Consumer<Attributes> headers, UnaryOperator<File> files, boolean hanging) {
        Path to = folder.resolve(jar.getFileName().toString().replace(".jar", "-" + version + ".jar"));
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            put(manifest.getMainAttributes(), "Bundle-Version", version);
            headers.accept(manifest.getMainAttributes());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    copy(out, files.apply(new File(entry.getName(), in.readAllBytes())));
                }
                if (hanging) {
                    byte[] activator =
                            BadJars.class.getResourceAsStream("/" + ACTIVATOR).readAllBytes();
                    copy(out, new File(ACTIVATOR, activator));
                }
            }
            return to;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(JarOutputStream out, File file) throws IOException {
        if (file != null) {
            out.putNextEntry(new JarEntry(file.name()));
            out.write(file.content());
            out.closeEntry();
        }
    }
}
