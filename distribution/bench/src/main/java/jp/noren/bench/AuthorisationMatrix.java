package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks for every operation of the running house in the name of everybody: own, foreign and absent objects, good and dead tokens; checks each answer
 * against {@code authorisation.tsv}, that a foreign object looks like an absent one, and that nobody who is refused writes a row.
 * Arguments: archive, folder, the page.
 */
public final class AuthorisationMatrix {
    private static final Set<String> FOREIGN = Set.of("neighbour", "stranger", "other-reseller", "other-client");

    private final Score score = new Score(System.out);
    private final Map<String, OpenApi.Operation> operations = new TreeMap<>();
    private final Matrix matrix = Matrix.read();
    private final MatrixThings things;
    private final MatrixCaller caller;
    private final WrittenRows rows;
    private final Map<String, Integer> played = new TreeMap<>();
    private final Set<String> notInTheDemo = new TreeSet<>();

    private AuthorisationMatrix(Api anonymous, MatrixPeople people, MatrixThings things, WrittenRows rows) {
        OpenApi.of(anonymous).operations().forEach(operation -> operations.put(operation.key(), operation));
        this.things = things;
        this.caller = new MatrixCaller(people, things);
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])) ? 0 : 1);
    }

    static boolean run(Path archive, Path folder, Path page) throws IOException, SQLException {
        try (MatrixHouse house = MatrixHouse.open(archive, folder)) {
            AuthorisationMatrix play =
                    new AuthorisationMatrix(house.anonymous(), house.people(), house.things(), house.rows());
            play.all();
            new MatrixPage(play.matrix, play.played, play.notInTheDemo).save(page);
            house.node().kill();
            return play.score.end();
        }
    }

    private void all() {
        Set<String> served = new TreeSet<>(operations.keySet());
        score.check(
                "each operation has its row, and each row its operation",
                served.equals(matrix.rows().keySet()),
                both(served));
        List<Matrix.Row> known = matrix.rows().values().stream()
                .filter(row -> operations.containsKey(row.operation()))
                .toList();
        known.forEach(this::refused);
        known.forEach(this::letIn);
        score.say(played + ", not in the demo: " + notInTheDemo);
    }

    private Set<String> both(Set<String> served) {
        Set<String> onlyHere = new TreeSet<>(matrix.rows().keySet());
        onlyHere.removeAll(served);
        Set<String> onlyThere = new TreeSet<>(served);
        onlyThere.removeAll(matrix.rows().keySet());
        onlyHere.addAll(onlyThere);
        return onlyHere;
    }

    private List<MatrixCell> cells(Matrix.Row row, boolean refusals) {
        List<MatrixCell> cells = new ArrayList<>();
        for (String principal : matrix.principals()) {
            cells.add(MatrixCell.of(row, principal, true));
            if (row.kind() != null) {
                cells.add(MatrixCell.of(row, principal, false));
            }
        }
        cells.removeIf(cell -> cell.isRefusal() != refusals);
        return cells;
    }

    /** What is refused writes nothing. A job may have written meanwhile: what is written at each further try was written by the refused. */
    private void refused(Matrix.Row row) {
        Map<String, String> before = rows.marks();
        Map<MatrixCell, Answer> answers = play(cells(row, true));
        Set<String> written = WrittenRows.written(before, rows.marks());
        for (int i = 0; i < 3 && !written.isEmpty(); i++) {
            Map<String, String> again = rows.marks();
            cells(row, true).forEach(cell -> caller.call(operations.get(row.operation()), cell));
            written.retainAll(WrittenRows.written(again, rows.marks()));
        }
        check(row.operation() + ": who is refused writes nothing", written.isEmpty(), written);
        looksAbsent(row, answers);
    }

    private Map<MatrixCell, Answer> play(List<MatrixCell> cells) {
        Map<MatrixCell, Answer> answers = new HashMap<>();
        for (MatrixCell cell : cells) {
            Answer answer = caller.call(operations.get(cell.row().operation()), cell);
            if (answer == null) {
                notInTheDemo.add(cell.row().kind());
                continue;
            }
            answers.put(cell, answer);
            check(cell.toString(), cell.holds(answer), answer);
            played.merge(cell.expected(), 1, Integer::sum);
        }
        return answers;
    }

    /** Says what fails only: the cells are thousands. */
    private void check(String what, boolean holds, Object came) {
        if (holds) {
            score.pass();
        } else {
            score.check(what, false, came);
        }
    }

    private void looksAbsent(Matrix.Row row, Map<MatrixCell, Answer> answers) {
        for (String principal : FOREIGN) {
            Answer foreign = answers.get(MatrixCell.of(row, principal, true));
            Answer absent = answers.get(MatrixCell.of(row, principal, false));
            if (foreign != null && absent != null && row.cells().get(principal).equals("404")) {
                JsonNode said = MatrixCell.said(foreign);
                check(
                        principal + " " + row.operation() + ": foreign looks like absent",
                        said.equals(MatrixCell.said(absent)),
                        foreign + " / " + absent);
            }
        }
    }

    /** A trail keeps what one's own member asked for in vain: the name of the thing is his word, and tells nothing of it. */
    private static String withoutOwnWords(Answer answer) {
        StringBuilder shown = new StringBuilder();
        JsonNode data = answer.json() == null
                ? MissingNode.getInstance()
                : answer.json().path("data");
        for (JsonNode one : data) {
            boolean inVain = one.path("details").path("code").asText().equals("kernel.not-found");
            shown.append(inVain ? "" : one.toString());
        }
        return data.isArray() ? shown.toString() : answer.text();
    }

    private void letIn(Matrix.Row row) {
        boolean list = row.kind() == null && !operations.get(row.operation()).isOpen();
        play(cells(row, false)).forEach((cell, answer) -> {
            if (list && FOREIGN.contains(cell.principal())) {
                String shown = withoutOwnWords(answer);
                Set<String> seen = new TreeSet<>(things.secrets());
                seen.removeIf(secret -> !shown.contains(secret));
                check(cell + " sees nothing foreign", seen.isEmpty(), seen + " in " + answer);
            }
        });
    }
}
