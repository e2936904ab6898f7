package jp.noren.rest.internal.cxf;

import jp.noren.rest.internal.problem.Problems;

/** For everything that can be thrown. */
final class AnyProblemMapper extends ProblemMapper<Throwable> {
    AnyProblemMapper(Problems problems) {
        super(problems);
    }
}
