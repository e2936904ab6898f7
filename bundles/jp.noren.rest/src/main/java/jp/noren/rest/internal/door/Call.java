package jp.noren.rest.internal.door;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import jp.noren.access.api.Caller;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.rest.Request;
import jp.noren.rest.internal.limit.Limits;
import jp.noren.rest.internal.metrics.Requests;
import jp.noren.rest.internal.once.Ticket;
import jp.noren.rest.internal.problem.Refusal;

/** One request on its way through the house: what the door, the filters and the method know of it. Used by one thread. */
public final class Call implements Request {
    private static final String ATTRIBUTE = Call.class.getName();

    private final HttpServletRequest servlet;
    private final String id;
    private final String language;
    private final Body body;
    private int bodyLimit;
    private Caller caller = Caller.ANONYMOUS;
    private Ticket ticket;
    private ClosedGateException closedGate;
    private Refusal refusal;
    private Requests.Operation operation = Requests.Operation.NONE;
    private Limits.Standing standing;
    private final long beganAt = System.nanoTime();

    Call(HttpServletRequest servlet, String id, String language, int bodyLimit) {
        this.servlet = servlet;
        this.id = id;
        this.language = language;
        this.body = new Body(servlet);
        this.bodyLimit = bodyLimit;
        servlet.setAttribute(ATTRIBUTE, this);
    }

    /** The call that a servlet's request belongs to. */
    public static Call of(HttpServletRequest request) {
        return (Call) request.getAttribute(ATTRIBUTE);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    public void isBy(Caller known) {
        caller = known;
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(ticket).map(Ticket::scope);
    }

    @Override
    public Optional<String> ifMatch() {
        return Optional.ofNullable(header("If-Match")).map(Call::unquoted);
    }

    private static String unquoted(String tag) {
        boolean single = tag.length() > 1 && tag.startsWith("\"") && tag.indexOf('"', 1) == tag.length() - 1;
        return single ? tag.substring(1, tag.length() - 1) : tag;
    }

    public String header(String name) {
        return servlet.getHeader(name);
    }

    public String method() {
        return servlet.getMethod();
    }

    /** Who holds the connection: the client, or a balancer. */
    public String peer() {
        return servlet.getRemoteAddr();
    }

    /** What it is for, once that is known. */
    public void isFor(Requests.Operation found) {
        operation = found;
    }

    Requests.Operation operation() {
        return operation;
    }

    long beganAt() {
        return beganAt;
    }

    /** Where the caller stands against his limit. */
    public void stands(Limits.Standing counted) {
        standing = counted;
    }

    /** Whether it was counted against a limit already, before it had to be dispatched again. */
    public boolean isCounted() {
        return standing != null;
    }

    Optional<Limits.Standing> standing() {
        return Optional.ofNullable(standing);
    }

    /** The path as the client wrote it, without the query. */
    public String path() {
        return servlet.getRequestURI();
    }

    /** The query as the client wrote it, or null. */
    public String query() {
        return servlet.getQueryString();
    }

    /** Whether there is a body, and so a type to be looked at. */
    public boolean hasBody() {
        return body.isPresent();
    }

    /** What the method that was found allows. */
    public void limitBody(int bytes) {
        bodyLimit = bytes;
        body.requireAnnounced(bytes);
    }

    /** @throws jp.noren.kernel.RefusedException TOO_LARGE above the limit */
    public byte[] body() throws IOException {
        return body.complete(bodyLimit);
    }

    /** So that the client hears that it was refused. */
    void forgetBody() {
        body.forget();
    }

    void readAhead(int houseLimit, int pathLimit) throws IOException {
        body.requireAnnounced(pathLimit);
        body.readAhead(houseLimit);
        if (pathLimit <= houseLimit) {
            body.complete(houseLimit);
        }
    }

    /** The claim on its idempotency key, if the method asks for one; it outlives a second dispatch. */
    public Optional<Ticket> ticket() {
        return Optional.ofNullable(ticket);
    }

    public void holds(Ticket claimed) {
        ticket = claimed;
    }

    /** An inner gate was closed: the answer is void, the door will wait there and dispatch again. */
    public void metClosedGate(ClosedGateException closed) {
        closedGate = closed;
    }

    ClosedGateException takeClosedGate() {
        ClosedGateException closed = closedGate;
        closedGate = null;
        refusal = closed == null ? refusal : null;
        return closed;
    }

    /** The answer is this refusal. */
    public void refused(Refusal answered) {
        refusal = answered;
    }

    /** The refusal that the answer is, if it is one. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
