package jp.noren.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends requests that are not as they should be, made from the document's examples, and looks for answers of 500, stack traces in answers and in the log,
 * hangs, codes that the document does not name, and rows that a refused request has written. Arguments: archive, folder, how many, seed.
 */
public final class Fuzz {
    private static final int BATCH = 200;
    /** They would end the run's own sessions, or load a day's data a hundred times. */
    private static final Set<String> LEFT_OUT = Set.of("moveClock", "logOut", "loadDemo");

    private static final Pattern TRACE = Pattern.compile(
            "\\bat [a-z]+(\\.\\w+)+\\(|Exception\\b|Caused by:|org\\.apache|java\\.(lang|util|sql)|jp\\.noren\\.\\w+\\.internal");

    private final Score score = new Score(System.out);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final MatrixPeople people;
    private final MatrixThings things;
    private final OpenApi document;
    private final FuzzMutator mutator;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> families = new TreeMap<>();
    private final Map<String, String> unnamed = new TreeMap<>();

    private Fuzz(Api anonymous, MatrixPeople people, MatrixThings things, long seed) {
        this.base = anonymous.base();
        this.people = people;
        this.things = things;
        this.document = OpenApi.of(anonymous);
        Matrix matrix = Matrix.read();
        List<OpenApi.Operation> operations = document.operations().stream()
                .filter(operation -> !LEFT_OUT.contains(operation.id()))
                .filter(operation -> matrix.rows().containsKey(operation.key()))
                .toList();
        this.mutator = new FuzzMutator(operations, new MatrixCaller(people, things), matrix, seed);
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        boolean good = run(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]));
        System.exit(good ? 0 : 1);
    }

    static boolean run(Path archive, Path folder, int requests, long seed) throws IOException, SQLException {
        try (MatrixHouse house = MatrixHouse.open(archive, folder)) {
            Fuzz fuzz = new Fuzz(house.anonymous(), house.people(), house.things(), seed);
            fuzz.score.say(requests + " requests, seed " + seed);
            Map<String, Integer> before = traces(house.node());
            fuzz.play(requests, house.rows());
            Map<String, Integer> traces = traces(house.node());
            before.forEach((trace, times) -> traces.merge(trace, -times, Integer::sum));
            traces.values().removeIf(times -> times == 0);
            fuzz.score.check("no stack trace in the log since the first request", traces.isEmpty(), traces);
            house.node().kill();
            return fuzz.score.end();
        }
    }

    private void play(int requests, WrittenRows rows) {
        long begin = System.nanoTime();
        List<FuzzRequest> refused = new ArrayList<>();
        for (int number = 0; number < requests; number++) {
            if (number % BATCH == 0) {
                things.stayToday();
            }
            FuzzRequest request = mutator.request(number);
            FuzzRequest.Reply reply = send(request);
            judge(request, reply);
            if (reply.isRefusal()) {
                refused.add(request);
            }
        }
        score.say(statuses + " " + families + " in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        unnamed.forEach((code, where) -> score.check("the document names " + code, false, where));
        refusedWriteNothing(refused, rows);
    }

    private FuzzRequest.Reply send(FuzzRequest request) {
        String storefront = MatrixThings.storefront(mutator.kind(request.operation()));
        return request.send(
                client, base, people.of(request.principal(), storefront).token());
    }

    private void judge(FuzzRequest request, FuzzRequest.Reply reply) {
        statuses.merge(reply.status(), 1, Integer::sum);
        families.merge(request.family(), 1, Integer::sum);
        boolean broken = reply.status() == 0 || (reply.status() >= 500 && reply.status() != 503);
        if (broken || reply.millis() > 10_000 || TRACE.matcher(reply.text()).find()) {
            score.check(request.toString(), false, reply);
        } else {
            score.pass();
        }
        boolean sameOperation = !List.of("path", "method").contains(request.family());
        if (reply.isRefusal() && reply.isProblem() && sameOperation) {
            String code = code(reply);
            if (!document.codes(request.operation()).contains(code)) {
                unnamed.putIfAbsent(code + " of " + request.operation().id(), request + " -> " + reply);
            }
        }
    }

    private static String code(FuzzRequest.Reply reply) {
        try {
            return Api.JSON.readTree(reply.text()).path("code").asText();
        } catch (IOException e) {
            return "no JSON";
        }
    }

    /** All that were refused are sent once more, in batches; what only a granted one can have written is not looked at. */
    private void refusedWriteNothing(List<FuzzRequest> refused, WrittenRows rows) {
        int looked = 0;
        for (int from = 0; from < refused.size(); from += BATCH) {
            things.stayToday();
            looked += quiet(refused.subList(from, Math.min(from + BATCH, refused.size())), rows);
        }
        score.say("refused and sent again: " + looked + " of " + refused.size());
        score.check("almost all of them were refused again", looked >= refused.size() * 0.95, looked);
    }

    /** @return how many were refused again and looked at */
    private int quiet(List<FuzzRequest> batch, WrittenRows rows) {
        Map<String, String> before = rows.marks();
        List<FuzzRequest> again = new ArrayList<>();
        for (FuzzRequest request : batch) {
            if (send(request.withNewKey()).isRefusal()) {
                again.add(request);
            }
        }
        if (WrittenRows.written(before, rows.marks()).isEmpty()) {
            return again.size();
        }
        if (batch.size() > 1) {
            return quiet(again.subList(0, again.size() / 2), rows)
                    + quiet(again.subList(again.size() / 2, again.size()), rows);
        }
        return again.isEmpty() ? 0 : alone(again.get(0), rows);
    }

    /** One request, thrice: a job may have written meanwhile, but not each time. */
    private int alone(FuzzRequest request, WrittenRows rows) {
        Set<String> written = null;
        for (int i = 0; i < 3; i++) {
            Map<String, String> before = rows.marks();
            send(request.withNewKey());
            Set<String> now = WrittenRows.written(before, rows.marks());
            if (written == null) {
                written = now;
            }
            written.retainAll(now);
        }
        if (!written.isEmpty()) {
            score.check(request + " was refused and wrote nothing", false, written);
        }
        return 1;
    }

    /** The stack traces in the log, by their first lines, and how often. */
    private static Map<String, Integer> traces(Node node) throws IOException {
        Map<String, Integer> traces = new HashMap<>();
        try (Stream<Path> files = Files.walk(node.home().resolve("data/log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> lines = Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                for (int i = 1; i < lines.size(); i++) {
                    if (lines.get(i).startsWith("\tat ") && !lines.get(i - 1).startsWith("\tat ")) {
                        traces.merge(lines.get(i - 1) + " " + lines.get(i), 1, Integer::sum);
                    }
                }
            }
        }
        return traces;
    }
}
