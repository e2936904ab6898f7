package jp.noren.rental.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import jp.noren.rest.Allowed;
import jp.noren.rest.Public;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What belongs to My Page needs a session; what anybody may read of the shop is its catalogue alone. */
class LoginRequiredTest {
    private static final Path CLASSES = Path.of("target/classes/jp/noren/rental/internal/rest");

    static List<Method> operations() throws IOException {
        try (Stream<Path> files = Files.list(CLASSES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Resource.class"))
                    .sorted()
                    .map(LoginRequiredTest::load)
                    .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                    .filter(LoginRequiredTest::isServed)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(MeResource.class.getPackageName() + "." + file.replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isServed(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    @ParameterizedTest(name = "R012: without a session there is no {0}")
    @MethodSource("operations")
    void isForSomebodyWhoIsLoggedIn(Method operation) {
        boolean catalogue =
                operation.getDeclaringClass() == RentalResource.class && "catalogue".equals(operation.getName());
        assertThat(operation.isAnnotationPresent(Public.class)).isEqualTo(catalogue);
        assertThat(operation.isAnnotationPresent(Allowed.class)).isEqualTo(!catalogue);
    }
}
