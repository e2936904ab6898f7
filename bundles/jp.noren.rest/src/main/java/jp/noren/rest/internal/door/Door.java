package jp.noren.rest.internal.door;

import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jp.noren.kernel.RefusedException;
import jp.noren.rest.internal.metrics.Requests;
import jp.noren.rest.internal.once.Once;
import jp.noren.rest.internal.problem.Problem;
import jp.noren.rest.internal.problem.Problems;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one servlet of the interface, at /api/*: finds the path's door, lets the call through, and sees to it that every answer is one. */
public final class Door extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final String ROOT = "/v1/";

    /** Name of the request attribute under which the runtime finds the address that a resource was asked at. */
    private static final String ADDRESS = "org.apache.cxf.transport.endpoint.address";

    private final transient Reception reception;
    private final transient Doors doors;
    private final transient Visits visits;
    private final transient Problems problems;
    private final transient Once once;
    private final transient Map<String, HousePage> pages;

    public Door(Reception reception, Doors doors, Problems problems, Once once, Map<String, HousePage> pages) {
        this.reception = reception;
        this.doors = doors;
        this.visits = new Visits(doors.room(), doors.gated());
        this.problems = problems;
        this.once = once;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HeldResponse held = new HeldResponse(response, request.getMethod().equals("HEAD"));
        Call call = reception.receive(request, response);
        try {
            answer(call, request, held);
        } catch (RefusalException e) {
            refuse(call, held, e.refusal());
        } catch (RefusedException e) {
            refuse(call, held, Refusal.of(e));
        } catch (RuntimeException | Error e) {
            LOG.error("{} {} failed", call.method(), call.path(), e);
            refuse(call, held, Refusal.INTERNAL);
        } finally {
            once.finish(call, held);
            call.forgetBody();
            reception.farewell(call, held);
        }
    }

    private void answer(Call call, HttpServletRequest request, HeldResponse held) throws IOException {
        String base = request.getContextPath() + request.getServletPath() + ROOT;
        if (!call.path().startsWith(base)) {
            throw new RefusalException(Refusal.NOT_FOUND);
        }
        int end = call.path().indexOf('/', base.length());
        String segment =
                end < 0 ? call.path().substring(base.length()) : call.path().substring(base.length(), end);
        HousePage page = pages.get(segment);
        if (page != null) {
            call.isFor(new Requests.Operation(call.method(), "/" + segment));
            page.answer(call, end < 0 ? "" : call.path().substring(end), held);
        } else {
            visit(segment, base + segment, new BufferedRequest(request, call), held);
        }
    }

    private void visit(String segment, String address, BufferedRequest request, HeldResponse held) throws IOException {
        PathDoor door = doors.find(segment).orElseThrow(() -> new RefusalException(Refusal.NOT_FOUND));
        reception.admit(Call.of(request), door.bodyLimit());
        if (doors.isDeserted(door)) {
            throw new RefusalException(Refusal.unavailable(segment));
        }
        request.setAttribute(ADDRESS, address);
        visits.visit(door.gate(), request, held);
    }

    private void refuse(Call call, HeldResponse held, Refusal refusal) {
        call.refused(refusal);
        held.write(
                refusal.status(),
                Problem.MEDIA_TYPE,
                problems.render(refusal, call.language(), call.path(), call.id()));
        refusal.headers().forEach(held::setHeader);
        held.setHeader("Content-Language", call.language());
    }
}
