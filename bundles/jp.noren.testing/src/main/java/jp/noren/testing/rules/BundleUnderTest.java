package jp.noren.testing.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A bundle's folder: what it was written as, and what it was compiled to. */
final class BundleUnderTest {
    private final Path folder;
    private final BundleNames names;
    private JavaClasses classes;
    private List<SourceFile> sources;

    BundleUnderTest(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.names = BundleNames.beside(this.folder);
    }

    /** The directory's name, which is also artifactId, symbolic name and root package. */
    String name() {
        return folder.getFileName().toString();
    }

    /** All bundles of the house. */
    BundleNames names() {
        return names;
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    synchronized JavaClasses classes() {
        if (classes == null) {
            Path compiled = file("target/classes");
            classes = Files.isDirectory(compiled)
                    ? new ClassFileImporter().importPath(compiled)
                    : new ClassFileImporter().importClasses();
        }
        return classes;
    }

    /** The Java files of the bundle itself. */
    synchronized List<SourceFile> sources() {
        if (sources == null) {
            sources = files("src/main/java", ".java").map(SourceFile::parse).toList();
        }
        return sources;
    }

    /** The files below a folder of this one whose names end so; none when the folder is not there. */
    Stream<Path> files(String below, String end) {
        Path start = file(below);
        if (!Files.isDirectory(start)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.walk(start)) {
            return found
                    .filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(end))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A path as a person would look for it. */
    String label(Path path) {
        return folder.relativize(path).toString();
    }
}
