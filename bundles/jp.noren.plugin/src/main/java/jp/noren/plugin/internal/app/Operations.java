package jp.noren.plugin.internal.app;

import java.time.Instant;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Operation.State;
import jp.noren.plugin.internal.domain.Operation.Step;

/** The next standings of an operation. */
final class Operations {
    private Operations() {}

    static Operation at(Operation o, Step step) {
        return next(o, o.state(), step, o.node());
    }

    static Operation runningOn(Operation o, String node) {
        return next(o, State.RUNNING, o.step(), node);
    }

    private static Operation next(Operation o, State state, Step step, String node) {
        require(o, state);
        return new Operation(
                o.id(),
                o.verb(),
                o.target(),
                state,
                step,
                o.requestedBy(),
                o.requestedAt(),
                o.confirmedBy(),
                node,
                null,
                null,
                null);
    }

    static Operation confirmed(Operation o, String by) {
        require(o, State.ACCEPTED);
        return new Operation(
                o.id(),
                o.verb(),
                o.target(),
                State.ACCEPTED,
                o.step(),
                o.requestedBy(),
                o.requestedAt(),
                by,
                null,
                null,
                null,
                null);
    }

    static Operation succeeded(Operation o, Instant at) {
        require(o, State.SUCCEEDED);
        return new Operation(
                o.id(),
                o.verb(),
                o.target(),
                State.SUCCEEDED,
                Step.DONE,
                o.requestedBy(),
                o.requestedAt(),
                o.confirmedBy(),
                o.node(),
                at,
                null,
                null);
    }

    static Operation failed(Operation o, Instant at, String code, String detail) {
        require(o, State.FAILED);
        return new Operation(
                o.id(),
                o.verb(),
                o.target(),
                State.FAILED,
                o.step(),
                o.requestedBy(),
                o.requestedAt(),
                o.confirmedBy(),
                o.node(),
                at,
                code,
                detail);
    }

    private static void require(Operation o, State next) {
        if (o.state() != next && !o.state().leadsTo(next)) {
            throw new IllegalStateException(o.id() + " is " + o.state() + ": it cannot become " + next);
        }
    }
}
