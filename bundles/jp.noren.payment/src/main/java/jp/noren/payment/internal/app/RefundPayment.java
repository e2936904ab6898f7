package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives money back, the whole or a part. What refunds may claim in all is what was charged: a conditional update sees to that. */
@Component(service = RefundPayment.class)
public final class RefundPayment {

    /** @param key the desk's idempotency key: the same key is the same refund */
    public record Command(Caller caller, String payment, String key, Yen amount, String why) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Attempts attempts;
    private final Providers providers;
    private final SettleRefund settler;

    @Activate
    public RefundPayment(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Attempts attempts,
            @Reference Providers providers,
            @Reference SettleRefund settler) {
        this.clock = clock;
        this.transactions = transactions;
        this.attempts = attempts;
        this.providers = providers;
        this.settler = settler;
    }

    /**
     * @throws RefusedException CONFLICT {@code payment.not-refundable}, {@code payment.refund-too-much}, {@code payment.refund-unsupported};
     *     UNPROCESSABLE for an amount that is none
     */
    public Refund handle(Command command) {
        Attempt attempt = attempts.find(command.payment()).orElseThrow(RefusedException::notFound);
        Optional<Refund> earlier = settler.refunds().findByKey(attempt.id(), command.key());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        check(command, attempt);
        try (Providers.Visit visit =
                providers.enter(attempt.order().provider(), attempt.order().storefront())) {
            supports(visit, attempt, command.amount());
            Refund intent = transactions.required(() -> write(command, attempt));
            return intent.state() == AttemptState.INTENT ? carryOut(visit, attempt, intent) : intent;
        }
    }

    private static void check(Command command, Attempt attempt) {
        if (!command.amount().isPositive()) {
            throw RefusedException.invalid(
                    java.util.List.of(RefusedException.FieldError.of("/amount", "payment.amount-not-positive")));
        }
        if (attempt.state() != AttemptState.SUCCEEDED) {
            throw new RefusedException(Kind.CONFLICT, "payment.not-refundable");
        }
    }

    private static void supports(Providers.Visit visit, Attempt attempt, Yen amount) {
        boolean whole = amount.equals(attempt.money().amount());
        Capability needed = whole ? Capability.REFUND : Capability.PARTIAL_REFUND;
        if (!visit.info().can(needed)) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "payment.refund-unsupported",
                    Map.of("method", attempt.order().method()));
        }
    }

    private Refund write(Command command, Attempt attempt) {
        Instant now = clock.instant();
        if (!attempts.claimRefund(attempt.id(), command.amount())) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "payment.refund-too-much",
                    Map.of("amount", attempt.money().amount().amount()));
        }
        Refund.Order order = new Refund.Order(
                attempt.id(),
                command.key(),
                command.amount(),
                command.amount().equals(attempt.money().amount()),
                command.why(),
                command.caller().id(),
                now);
        Instant nextCheck = now.plus(settler.callTime()).plus(WriteResult.GRACE);
        Refund intent = new Refund(
                Ids.random("rfd"), order, new Refund.Standing(AttemptState.INTENT, null, null, 0, 0, now, nextCheck));
        if (!settler.refunds().insert(intent)) {
            throw new RefusedException(Kind.CONFLICT, "payment.refund-under-way");
        }
        settler.asked(command.caller(), attempt, intent);
        return intent;
    }

    private Refund carryOut(Providers.Visit visit, Attempt attempt, Refund intent) {
        Duration callTime = settler.callTime();
        return settler.leaving(intent)
                .map(sent -> {
                    Requests.Refund request = new Requests.Refund(
                            sent.id(),
                            attempt.order().storefront(),
                            attempt.handle().reference(),
                            sent.order().amount(),
                            attempt.money().amount(),
                            clock.instant().plus(callTime));
                    Outcome outcome = visit.ask(callTime, provider -> provider.refund(request));
                    Verdict verdict = new Verdicts(visit.info(), sent.order().amount()).refunded(outcome);
                    return settler.result(attempt, sent, verdict);
                })
                .orElseGet(() -> settler.refunds().find(intent.id()).orElseThrow());
    }
}
