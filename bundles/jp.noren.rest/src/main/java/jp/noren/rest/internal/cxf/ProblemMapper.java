package jp.noren.rest.internal.cxf;

import java.util.Map;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.problem.Problem;
import jp.noren.rest.internal.problem.Problems;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever is thrown into a problem answer. What nobody expected is logged once and answered with nothing but its request id. */
class ProblemMapper<E extends Throwable> implements ExceptionMapper<E> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final Map<Integer, String> CODES = Map.of(
            404, "rest.not-found",
            405, "rest.method-not-allowed",
            406, "rest.not-acceptable",
            415, "rest.unsupported-media-type");

    private final Problems problems;

    ProblemMapper(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Response toResponse(E thrown) {
        Call call =
                RulesOfMethods.call(JAXRSUtils.getCurrentMessage().getExchange().getInMessage());
        if (thrown instanceof ClosedGateException closed) {
            call.metClosedGate(closed);
            return Response.status(503).build();
        }
        if (thrown instanceof WebApplicationException web && isMeant(web)) {
            return web.getResponse();
        }
        return answer(call, refusal(call, thrown));
    }

    /** A resource has built this answer itself, or sends the client elsewhere. */
    private static boolean isMeant(WebApplicationException web) {
        return web.getResponse().hasEntity() && web.getResponse().getStatus() < 500
                || web.getResponse().getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION;
    }

    private static Refusal refusal(Call call, Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            return Refusal.of(refused);
        }
        if (thrown instanceof RefusalException refused) {
            return refused.refusal();
        }
        if (thrown instanceof WebApplicationException web && web.getCause() instanceof RefusedException refused) {
            return Refusal.of(refused);
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return ofStatus(call, web.getResponse());
        }
        LOG.error("{} {} failed", call.method(), call.path(), thrown);
        return Refusal.INTERNAL;
    }

    private static Refusal ofStatus(Call call, Response response) {
        int status = response.getStatus();
        if (status == 415 && !call.hasBody()) {
            return Refusal.of(400, "rest.body-missing");
        }
        Refusal refusal = Refusal.of(
                CODES.containsKey(status) ? status : 400,
                CODES.getOrDefault(status, "rest.bad-request"),
                Map.of("types", "application/json"));
        String allow = response.getHeaderString(HttpHeaders.ALLOW);
        return allow == null || status != 405 ? refusal : refusal.with(HttpHeaders.ALLOW, allow);
    }

    private Response answer(Call call, Refusal refusal) {
        call.refused(refusal);
        Response.ResponseBuilder answer = Response.status(refusal.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, call.language())
                .entity(problems.render(refusal, call.language(), call.path(), call.id()));
        refusal.headers().forEach(answer::header);
        return answer.build();
    }
}
