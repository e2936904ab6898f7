package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.noren.rest.internal.openapi.Parts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of who may do what and the parts of the OpenAPI document know the same operations, and say the same of roles and scopes. */
class AuthorisationFileTest {
    private static final Path BUNDLES = Path.of("../../bundles");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Map<String, String> BY_ROLE = Map.of(
            "MEMBER", "member",
            "RESELLER", "reseller",
            "CS", "cs",
            "BILLING", "billing",
            "CREDIT", "credit",
            "CONTENT", "content",
            "ADMIN", "admin");

    private final Matrix matrix = Matrix.read();
    private final Map<String, Map<String, Object>> operations = operations();

    private static Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            files.filter(file -> file.toString().matches(".*/src/main/resources/openapi/[^/]+\\.yaml"))
                    .forEach(file -> add(operations, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }

    private static void add(Map<String, Map<String, Object>> operations, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, Object> paths = Parts.child(Parts.read(in), "paths");
            paths.keySet().forEach(path -> Parts.child(paths, path).keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> operations.put(
                            method.toUpperCase(java.util.Locale.ROOT) + " " + path,
                            Parts.child(Parts.child(paths, path), method))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("An operation without a row fails the build, and so does a row without an operation")
    void eachOperationHasItsRow() {
        assertThat(operations).hasSizeGreaterThan(190);
        assertThat(matrix.rows().keySet())
                .as("authorisation.tsv against the parts of the document")
                .containsExactlyInAnyOrderElementsOf(operations.keySet());
    }

    @Test
    void everyCellSaysSomething() {
        matrix.rows().values().forEach(row -> assertThat(row.cells().values())
                .as(row.operation())
                .isSubsetOf("in", "401", "403", "404"));
    }

    @Test
    @DisplayName("Who is let in has a role or a scope that the document names, and nobody else is")
    void cellsSayWhatTheDocumentSays() {
        for (Matrix.Row row : matrix.rows().values()) {
            Map<String, Object> operation = operations.getOrDefault(row.operation(), Map.of());
            boolean open = operation.containsKey("security")
                    && Parts.list(operation, "security").isEmpty();
            assertThat(row.cells().get("anonymous")).as(row.operation()).isEqualTo(open ? "in" : "401");
            if (!open) {
                assertThat(letIn(row)).as(row.operation()).isEqualTo(said(operation));
            }
        }
    }

    private static Set<String> letIn(Matrix.Row row) {
        Set<String> in = new TreeSet<>(BY_ROLE.values());
        in.add("client");
        in.removeIf(principal -> row.cells().get(principal).startsWith("40"));
        return in;
    }

    private static Set<String> said(Map<String, Object> operation) {
        Set<String> said = new TreeSet<>();
        List<?> roles = Parts.list(operation, "x-roles");
        BY_ROLE.forEach((role, principal) -> {
            if (roles.contains(role)) {
                said.add(principal);
            }
        });
        if (operation.containsKey("x-scope") || roles.contains("CLIENT")) {
            said.add("client");
        }
        return said;
    }

    @Test
    void deadTokensAreGoodForNothing() {
        matrix.rows().values().forEach(row -> {
            String nobody = row.cells().get("anonymous");
            assertThat(List.of(row.cells().get("expired"), row.cells().get("revoked")))
                    .as(row.operation())
                    .containsOnly(nobody);
        });
    }
}
