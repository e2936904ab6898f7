package jp.noren.plugin.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether a bundle's classes have what they use of one another")
class MembersTest {
    private final Members members = new Members(MembersTest::load);

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, MembersTest.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Uses what the test takes away: a method, a field, a constructor, and what is inherited. */
    static final class Caller {
        private int counted;

        int use(List<String> words) {
            counted = greatest(words) + new Caller().hashCode();
            return counted;
        }

        private static int greatest(List<String> words) {
            return words.stream().mapToInt(String::length).max().orElse(0);
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in =
                type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
            return in.readAllBytes();
        }
    }

    private List<String> missing(byte[] file) throws IOException {
        return ClassFile.read(new ByteArrayInputStream(file)).members().stream()
                .filter(members::isMissing)
                .map(ClassFile.Member::toString)
                .sorted()
                .toList();
    }

    private static byte[] renamed(byte[] file, String name, String other) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .replace(name, other)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    @DisplayName("A method and a field that are used under another name than they have are missing")
    void missing() throws IOException {
        byte[] file = bytes(Caller.class);

        assertThat(missing(file)).isEmpty();
        assertThat(missing(renamed(file, "greatest", "smallest")))
                .containsExactly(Caller.class.getName() + ".smallest(Ljava/util/List;)");
        assertThat(missing(renamed(file, "counted", "counter"))).containsExactly(Caller.class.getName() + ".counter");
    }

    /** Makes a class of bytes. */
    private static final class Bytes extends ClassLoader {
        private Bytes() {
            super(MembersTest.class.getClassLoader());
        }

        Class<?> define(byte[] file) {
            return defineClass(null, file, 0, file.length);
        }
    }

    @Test
    @DisplayName("A class that the virtual machine would refuse at its first call is found before")
    void unverifiable() throws IOException {
        byte[] file = bytes(Branching.class);

        assertThat(members.fault(new Bytes().define(file))).isEmpty();
        assertThat(members.fault(new Bytes().define(renamed(file, "StackMapTable", "StackMapTablQ"))))
                .contains(Branching.class.getName() + " (VerifyError)");
    }

    /** Has a branch, so its class file has a map of the stack. */
    static final class Branching {
        int use(int number) {
            return number > 0 ? number : -number;
        }
    }

    @Test
    @DisplayName("No class of this bundle lacks anything")
    void falseAlarm() throws IOException, URISyntaxException {
        Path classes = Path.of(Members.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> missing = new ArrayList<>();
        int[] count = {0};
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                missing.addAll(missing(Files.readAllBytes(file)));
                count[0]++;
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count[0]).isGreaterThan(50);
    }
}
