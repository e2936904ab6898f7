package jp.noren.testing.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A bundle that is written for one test: planted files, compiled against what stands in for the frameworks. */
final class PlantedBundle {
    /** Types of others, as far as planted classes name them; they are compiled beside the bundle, not into it. */
    private static final Map<String, String> STAND_INS = Map.ofEntries(
            Map.entry("javax/ws/rs/GET", "package javax.ws.rs; public @interface GET {}"),
            Map.entry("javax/persistence/Entity", "package javax.persistence; public @interface Entity {}"),
            Map.entry("org/apache/openjpa/Kit", "package org.apache.openjpa; public class Kit {}"),
            Map.entry(
                    "org/apache/aries/jpa/template/Tool",
                    "package org.apache.aries.jpa.template; public class Tool {}"),
            Map.entry("org/apache/cxf/Bus", "package org.apache.cxf; public class Bus {}"),
            Map.entry("org/apache/karaf/shell/Action", "package org.apache.karaf.shell; public class Action {}"),
            Map.entry("jp/noren/rest/RestResource", "package jp.noren.rest; public interface RestResource {}"),
            Map.entry("jp/noren/rest/Public", "package jp.noren.rest; public @interface Public {}"),
            Map.entry("jp/noren/kernel/Yen", "package jp.noren.kernel; public record Yen(long value) {}"),
            Map.entry("jp/noren/audit/Inner", "package jp.noren.audit; public class Inner {}"),
            Map.entry("jp/noren/audit/api/Trail", "package jp.noren.audit.api; public class Trail {}"),
            Map.entry(
                    "jp/noren/audit/api/internal/Hidden",
                    "package jp.noren.audit.api.internal; public class Hidden {}"));

    private static final class Compiled {
        private static final Path STAND_INS = compileStandIns();
    }

    private final Path folder;

    PlantedBundle(Path workspace, String name) {
        this.folder = workspace.resolve(name);
        for (String bundle : List.of("kernel", "rest", "audit", "audit.api", "time", "payment.api")) {
            make(workspace.resolve("jp.noren." + bundle));
        }
        write("pom.xml", "<project/>\n");
        write("README.md", "A bundle that is planted for a test.\n");
    }

    PlantedBundle write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            make(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A class of the bundle; its package follows from the path below the root package. */
    PlantedBundle type(String path, String code) {
        String root = folder.getFileName().toString();
        int slash = path.lastIndexOf('/');
        String inside = slash < 0 ? "" : "." + path.substring(0, slash).replace('/', '.');
        return write(
                "src/main/java/" + root.replace('.', '/') + "/" + path + ".java",
                "package " + root + inside + ";\n" + code);
    }

    /** Compiles, then says what the rule of this name finds. */
    List<String> violations(String rule) {
        compile();
        return HouseRules.all().stream()
                .filter(one -> one.name().equals(rule))
                .findFirst()
                .map(one -> HouseRules.violations(one, folder))
                .orElseThrow(() -> new IllegalArgumentException("No rule: " + rule));
    }

    private void compile() {
        run(make(folder.resolve("target/classes")), Compiled.STAND_INS, make(folder.resolve("src/main/java")));
    }

    /** Once for all plants: it takes longer than the rest. */
    private static Path compileStandIns() {
        Path sources = Path.of("target/stand-ins/src");
        STAND_INS.forEach((path, code) -> {
            Path file = sources.resolve(path + ".java");
            make(file.getParent());
            try {
                Files.writeString(file, code);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Path classes = make(Path.of("target/stand-ins/classes"));
        run(classes, classes, sources);
        return classes;
    }

    private static void run(Path into, Path classPath, Path sources) {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", into.toString(), "-cp", classPath.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> javaFiles = files.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .toList();
            if (javaFiles.isEmpty()) {
                return;
            }
            arguments.addAll(javaFiles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("What was planted does not compile");
        }
    }

    private static Path make(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
