package jp.noren.testing.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The budgets of design.md section 10. */
final class SizeRules {
    private static final int FILE_LINES = 300;
    private static final int RESOURCE_LINES = 150;
    private static final int METHOD_LINES = 40;
    private static final int RESOURCE_METHOD_LINES = 12;
    private static final int PARAMETERS = 5;
    private static final int POM_LINES = 70;

    private SizeRules() {}

    static Stream<HouseRule> all() {
        return Stream.of(
                new HouseRule("a file has 300 lines at most, a resource 150", SizeRules::files),
                new HouseRule("a method has 40 lines at most", SizeRules::methods),
                new HouseRule("a resource's method has 12 lines inside at most (8 are the aim)", SizeRules::resources),
                new HouseRule("a constructor has 5 parameters at most", SizeRules::constructors),
                new HouseRule("a bundle's pom has 70 lines at most (30 are the aim)", SizeRules::pom));
    }

    private static Stream<String> files(BundleUnderTest bundle) {
        return bundle.sources().stream()
                .filter(file -> file.lines() > (isResource(file) ? RESOURCE_LINES : FILE_LINES))
                .map(file -> bundle.label(file.path()) + " has " + file.lines() + " lines");
    }

    private static boolean isResource(SourceFile file) {
        return file.path().getFileName().toString().endsWith("Resource.java");
    }

    private static Stream<String> methods(BundleUnderTest bundle) {
        return bundle.sources().stream().flatMap(file -> longerThan(METHOD_LINES, bundle, file));
    }

    private static Stream<String> resources(BundleUnderTest bundle) {
        return bundle.sources().stream()
                .filter(SizeRules::isResource)
                .flatMap(file -> longerThan(RESOURCE_METHOD_LINES + 2, bundle, file));
    }

    /** Counted from brace to brace. */
    private static Stream<String> longerThan(int lines, BundleUnderTest bundle, SourceFile file) {
        return methodsOf(file).stream()
                .filter(method -> method.tree().getBody() != null)
                .filter(method -> file.lines(method.tree().getBody()) > lines)
                .map(method -> bundle.label(file.path()) + ": " + method.label() + " has "
                        + file.lines(method.tree().getBody()) + " lines");
    }

    /** A record's components are its values, so its constructor is free. */
    private static Stream<String> constructors(BundleUnderTest bundle) {
        return bundle.sources().stream().flatMap(file -> methodsOf(file).stream()
                .filter(method ->
                        method.tree().getReturnType() == null && method.owner().getKind() != Tree.Kind.RECORD)
                .filter(method -> method.tree().getParameters().size() > PARAMETERS)
                .map(method -> bundle.label(file.path()) + ": " + method.label() + " has "
                        + method.tree().getParameters().size() + " parameters"));
    }

    private record Method(ClassTree owner, MethodTree tree) {
        String label() {
            return owner.getSimpleName() + "." + tree.getName();
        }
    }

    private static List<Method> methodsOf(SourceFile file) {
        List<Method> found = new ArrayList<>();
        new TreeScanner<Void, ClassTree>() {
            @Override
            public Void visitClass(ClassTree type, ClassTree outer) {
                return super.visitClass(type, type);
            }

            @Override
            public Void visitMethod(MethodTree method, ClassTree owner) {
                found.add(new Method(owner, method));
                return super.visitMethod(method, owner);
            }
        }.scan(file.tree(), null);
        return found;
    }

    private static Stream<String> pom(BundleUnderTest bundle) {
        try {
            long lines = Files.readString(bundle.file("pom.xml")).lines().count();
            return lines > POM_LINES ? Stream.of("pom.xml has " + lines + " lines") : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
