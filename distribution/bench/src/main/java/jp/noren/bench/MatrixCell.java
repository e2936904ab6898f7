package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One cell: who asks for what, and whether it is there.
 *
 * @param expected {@code in}, {@code 401}, {@code 403} or {@code 404}
 */
record MatrixCell(Matrix.Row row, String principal, boolean there, String expected) {
    private static final Set<String> FORBIDDEN = Set.of("rest.forbidden", "rest.scope-missing");

    /** Other refusals are those of the rules of the business: who is told them was let in. */
    private static final Set<String> KEPT_OUT = Set.of(
            "rest.forbidden", "rest.scope-missing", "rest.unauthenticated", "rest.not-found", "kernel.not-found");

    static MatrixCell of(Matrix.Row row, String principal, boolean there) {
        String cell = row.cells().get(principal);
        boolean missed = !there && (cell.equals(Matrix.IN) || cell.equals("404"));
        return new MatrixCell(row, principal, there, missed ? "404" : cell);
    }

    boolean isRefusal() {
        return !expected.equals(Matrix.IN);
    }

    /** Whether an answer is what the cell says. */
    boolean holds(Answer answer) {
        return switch (expected) {
            case "401" -> answer.status() == 401 && answer.code().equals("rest.unauthenticated");
            case "403" -> answer.status() == 403 && FORBIDDEN.contains(answer.code());
            case "404" -> answer.status() == 404;
            default -> answer.status() >= 200 && answer.status() < 500 && !KEPT_OUT.contains(answer.code());
        };
    }

    /** What an answer says but for what differs from request to request. */
    static JsonNode said(Answer answer) {
        if (answer.json() instanceof ObjectNode problem) {
            ObjectNode copy = problem.deepCopy();
            copy.remove("request_id");
            copy.remove("instance");
            return copy;
        }
        return answer.json();
    }

    @Override
    public String toString() {
        return principal + " " + row.operation()
                + (row.kind() == null ? "" : there ? " (" + row.kind() + ")" : " (absent)") + ": " + expected;
    }
}
