package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.CheckSchedule;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks after refunds that nobody holds. A refund is never sent a second time: the provider's book says whether it happened. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.refund-janitor", Job.INTERVAL_SECONDS + ":Integer=5"})
public final class RefundJanitor implements Job {
    private static final int BITE = 20;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration ASKING = Duration.ofSeconds(8);

    private final Clock clock;
    private final Attempts attempts;
    private final Providers providers;
    private final SettleRefund settler;

    @Activate
    public RefundJanitor(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference Providers providers,
            @Reference SettleRefund settler) {
        this.clock = clock;
        this.attempts = attempts;
        this.providers = providers;
        this.settler = settler;
    }

    @Override
    public boolean run() {
        List<String> due = settler.refunds().due(clock.instant(), BITE);
        Set<String> silent = new HashSet<>();
        due.forEach(id -> settler.refunds().find(id).ifPresent(refund -> look(refund, silent)));
        return false;
    }

    private void look(Refund refund, Set<String> silent) {
        Attempt attempt = attempts.find(refund.order().payment()).orElseThrow();
        if (silent.contains(attempt.order().provider())) {
            return;
        }
        try (Providers.Visit visit =
                providers.enter(attempt.order().provider(), attempt.order().storefront())) {
            settler.refunds().claim(refund, clock.instant().plus(LEASE)).ifPresent(held -> {
                if (!repair(visit, attempt, held)) {
                    silent.add(attempt.order().provider());
                }
            });
        } catch (ClosedGateException e) {
            settler.refunds()
                    .postpone(refund, refund.standing().tries(), clock.instant().plus(AWAY));
        }
    }

    /** @return false when the provider gave no usable answer */
    private boolean repair(Providers.Visit visit, Attempt attempt, Refund held) {
        if (held.state() == AttemptState.INTENT) {
            settler.result(attempt, held, Verdict.of(AttemptState.NOT_EXECUTED));
            return true;
        }
        Refund unknown = held.state() == AttemptState.SENT
                ? settler.result(attempt, held, Verdict.of(AttemptState.UNKNOWN))
                : held;
        if (unknown.state() != AttemptState.UNKNOWN) {
            return true;
        }
        Instant now = clock.instant();
        Duration waited = Duration.between(unknown.standing().since(), now);
        Finding finding = query(visit, attempt);
        Optional<Verdict> verdict =
                new Verdicts(visit.info(), unknown.order().amount()).foundRefunding(finding, waited);
        if (verdict.isPresent()) {
            settler.result(attempt, unknown, verdict.get());
        } else {
            later(attempt, unknown, now, waited);
        }
        return !(finding instanceof Finding.NoAnswer);
    }

    private Finding query(Providers.Visit visit, Attempt attempt) {
        if (!visit.info().can(Capability.LOOKUP_BY_REFERENCE)) {
            return new Finding.NoAnswer("not declared");
        }
        Requests.Query query = new Requests.Query(
                attempt.id(),
                attempt.order().storefront(),
                attempt.handle().reference(),
                clock.instant().plus(ASKING));
        return visit.find(ASKING, provider -> provider.query(query));
    }

    private void later(Attempt attempt, Refund unknown, Instant now, Duration waited) {
        Optional<Duration> pause = CheckSchedule.pause(unknown.standing().tries() + 1, waited);
        if (pause.isPresent()) {
            settler.refunds().postpone(unknown, unknown.standing().tries() + 1, now.plus(pause.get()));
        } else {
            settler.result(attempt, unknown, Verdict.because(AttemptState.NEEDS_OPERATOR, null, Reason.STILL_UNKNOWN));
        }
    }
}
