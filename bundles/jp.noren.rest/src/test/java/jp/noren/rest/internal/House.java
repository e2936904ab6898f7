package jp.noren.rest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.Servlet;
import jp.noren.access.api.Authenticator;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.kernel.health.HealthSource;
import jp.noren.rest.RestResource;
import jp.noren.rest.internal.cxf.CxfPublisher;
import jp.noren.rest.internal.cxf.Throttle;
import jp.noren.rest.internal.door.Bearers;
import jp.noren.rest.internal.door.Departure;
import jp.noren.rest.internal.door.Door;
import jp.noren.rest.internal.door.Doors;
import jp.noren.rest.internal.door.HousePage;
import jp.noren.rest.internal.door.Offer;
import jp.noren.rest.internal.door.Reception;
import jp.noren.rest.internal.limit.Limits;
import jp.noren.rest.internal.limit.Origin;
import jp.noren.rest.internal.metrics.MetricsPage;
import jp.noren.rest.internal.once.Once;
import jp.noren.rest.internal.once.OnceStore;
import jp.noren.rest.internal.problem.Problems;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.framework.Version;

/** The interface in a server of its own, on a free port, with everything real but the container, the texts' bundle and the database. */
public final class House implements AutoCloseable {
    public static final String MEMBER = "nrn_member";
    public static final String OTHER_MEMBER = "nrn_other";
    public static final String BILLING = "nrn_billing";
    public static final String CLIENT = "nrk_client";
    public static final String POOR_CLIENT = "nrk_poor";

    public final WaitingRoom room;
    public final Gate<Authenticator> authenticators;
    public final Doors doors;
    private final Map<String, HousePage> pages = new ConcurrentHashMap<>();
    public final Limits limits = new Limits(Limits.Rates.NONE);
    public final List<HealthSource> sources = new CopyOnWriteArrayList<>();
    public volatile OnceStore store = new OnceStoreInMemory();

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    private final Queue<String> table = new ConcurrentLinkedQueue<>();
    private final FileMessages messages = new FileMessages();
    private final Departure departure;
    private final CxfPublisher publisher;
    private final Server server = new Server(new QueuedThreadPool(200));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong services = new AtomicLong();
    private static final Map<String, Caller> CALLERS = Map.of(
            MEMBER, new Caller(Caller.Kind.MEMBER, "mem_1", "kura", null, Set.of(Role.MEMBER), "ses_1"),
            OTHER_MEMBER, new Caller(Caller.Kind.MEMBER, "mem_2", "kura", null, Set.of(Role.MEMBER), "ses_2"),
            BILLING, new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(Role.BILLING), "ses_3"),
            CLIENT, client("cli_1", Set.of("shop:read")),
            POOR_CLIENT, client("cli_2", Set.of("other:read", "shop:write")));

    private static Caller client(String id, Set<String> scopes) {
        return new Caller(Caller.Kind.CLIENT, id, "kura", null, Set.of(Role.CLIENT), null, scopes);
    }

    private Authenticator authenticator = token -> Optional.ofNullable(CALLERS.get(token));

    private House(WaitingRoom room, Duration drain, Duration memory, boolean gated) {
        this.room = room;
        this.authenticators = new Gate<>("access", room);
        this.authenticators.open(authenticator);
        Problems problems = new Problems(() -> messages);
        Reception reception = new Reception(() -> messages, 64 * 1024);
        departure = reception.departure();
        Once once = new Once(() -> store);
        Throttle throttle = new Throttle(limits, () -> Origin.behind("127.0.0.1"));
        publisher = new CxfPublisher(problems, new Bearers(authenticators), once, reception::bodyLimit, throttle);
        doors = new Doors(publisher, room, drain, memory, gated);
        pages.put(
                "metrics",
                new MetricsPage(reception.requests(), doors::traffic, () -> List.copyOf(sources), "let-me-in"));
        start(new Door(reception, doors, problems, once, pages));
    }

    public static House open() {
        return open(new WaitingRoom(Duration.ofSeconds(25), 64, 128));
    }

    public static House open(WaitingRoom room) {
        return new House(room, Duration.ofSeconds(30), Duration.ofSeconds(60), true);
    }

    public static House open(WaitingRoom room, Duration drain, Duration memory) {
        return new House(room, drain, memory, true);
    }

    public static House ungated() {
        return new House(new WaitingRoom(Duration.ofSeconds(25), 64, 128), Duration.ZERO, Duration.ZERO, false);
    }

    private void start(Servlet door) {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(door), "/api/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that the house answers itself. */
    public void page(String segment, HousePage page) {
        pages.put(segment, page);
    }

    /** Takes the one who knows the tokens away, as the stop of his bundle would, and brings another. */
    public void replaceAuthenticator() {
        authenticators.withdraw(authenticator, Duration.ofSeconds(30));
        authenticator = token -> Optional.ofNullable(CALLERS.get(token));
        authenticators.open(authenticator);
    }

    public Departure departure() {
        return departure;
    }

    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    public Doors.Handle add(String path, RestResource resource) {
        return add(path, resource, 0, "1.0.0", Map.of());
    }

    public Doors.Handle add(
            String path, RestResource resource, int ranking, String version, Map<String, Object> description) {
        Offer.Rank rank = new Offer.Rank(ranking, new Version(version), services.incrementAndGet());
        return doors.add(new Offer(path, resource, rank, () -> true, description));
    }

    /** An answer, its body as text. */
    public record Answer(int status, String body, HttpResponse<?> response) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/" + path))
                .timeout(Duration.ofSeconds(60));
    }

    public HttpRequest.Builder as(String token, String path) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send(to(path));
    }

    public Answer post(String path, String json) {
        Answer answer =
                exchange(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        table.add(row(answer, json));
        return answer;
    }

    private static String row(Answer answer, String body) {
        HttpRequest request = answer.response().request();
        Matcher code = CODE.matcher(answer.body());
        String type = request.headers().firstValue("Content-Type").orElse("");
        String said = body.length() > 60 ? body.substring(0, 60) + "… (" + body.length() + ")" : body;
        return "| " + request.method() + " " + request.uri().getPath()
                + (request.uri().getQuery() == null ? "" : "?" + request.uri().getQuery()) + " | " + type + " | "
                + (said.isBlank() ? "" : "`" + said.replace("|", "\\|") + "`") + " | " + answer.status() + " | "
                + (code.find() ? code.group(1) : "") + " |";
    }

    /** What was asked, and with which status and code it was answered. */
    public void writeTable(String title, Path to) throws IOException {
        List<String> rows = table.stream().distinct().sorted().toList();
        Files.writeString(
                to,
                "# " + title + "\n\n| request | type | body | status | code |\n|---|---|---|---|---|\n"
                        + String.join("\n", rows) + "\n");
    }

    public Answer send(HttpRequest.Builder request) {
        Answer answer = exchange(request);
        table.add(row(answer, ""));
        return answer;
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        publisher.close();
    }
}
