package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.noren.persistence.Job;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a new day has brought: contracts that begin, and those that have ended. What anybody is shown does not wait for it. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.turn-contracts", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class TurnContracts implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(TurnContracts.class);
    private static final int A_RUN = 200;

    private final Clock clock;
    private final ContractBook book;
    private final TurnContract turn;

    @Activate
    public TurnContracts(@Reference Clock clock, @Reference ContractBook book, @Reference TurnContract turn) {
        this.clock = clock;
        this.book = book;
        this.turn = turn;
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        LocalDate today = Japan.day(now);
        List<Contract> begin = book.due(Status.RESERVED, today, A_RUN);
        List<Contract> end = book.due(Status.ENDING, today, A_RUN);
        long failed = begin.stream().filter(one -> !turn(one, now)).count()
                + end.stream().filter(one -> !turn(one, now)).count();
        return failed == 0 && (begin.size() == A_RUN || end.size() == A_RUN);
    }

    /** One that cannot be turned does not keep the others waiting. */
    private boolean turn(Contract contract, Instant now) {
        try {
            turn.handle(contract, now);
            return true;
        } catch (RuntimeException e) {
            LOG.error("The contract {} could not be turned", contract.id(), e);
            return false;
        }
    }
}
