package jp.noren.rest.internal.cxf;

import javax.ws.rs.WebApplicationException;
import jp.noren.rest.internal.problem.Problems;

/** The runtime has a mapper of its own for these, which only one for the same type comes before. */
final class WebProblemMapper extends ProblemMapper<WebApplicationException> {
    WebProblemMapper(Problems problems) {
        super(problems);
    }
}
