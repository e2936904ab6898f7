package jp.noren.payment.internal.app;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.Requests;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries an attempt out: says that it leaves, calls the provider with no transaction open, and writes what came of it. */
@Component(service = ExecuteAttempt.class)
public final class ExecuteAttempt {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int SENDS = 3;
    private static final Duration ENOUGH = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clock clock;
    private final FinishAttempt finish;
    private final ReturnTickets tickets;
    private final Storefronts storefronts;
    private final CrashPoints crash;

    @Activate
    public ExecuteAttempt(
            @Reference Clock clock,
            @Reference FinishAttempt finish,
            @Reference ReturnTickets tickets,
            @Reference Storefronts storefronts,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.finish = finish;
        this.tickets = tickets;
        this.storefronts = storefronts;
        this.crash = crash;
    }

    /**
     * @param intent as it was prepared; an attempt that has left already is not sent again
     * @param told is told what came of it, in the transaction that writes it
     */
    Attempt handle(Providers.Visit visit, Attempt intent, Payments.Start asked, Consumer<Attempt> told) {
        if (intent.state() != AttemptState.INTENT) {
            return intent;
        }
        Optional<DeclineReason> refusal = Requested.refusal(asked);
        if (refusal.isPresent()) {
            Verdict no = Verdict.declined(AttemptState.DECLINED, null, refusal.get());
            return finish.writer().result(intent, no, told);
        }
        crash.reached(CrashPoints.Point.AFTER_INTENT_BEFORE_SEND);
        Duration callTime = finish.settings().callTime();
        Optional<Attempt> sent =
                finish.writer().leaving(intent, Verdict.of(AttemptState.SENT), callTime, AttemptState.SENT);
        return sent.map(attempt -> send(visit, attempt, asked, told))
                .orElseGet(() -> finish.attempts().find(intent.id()).orElseThrow());
    }

    private Attempt send(Providers.Visit visit, Attempt sent, Payments.Start asked, Consumer<Attempt> told) {
        Instant deadline = clock.instant().plus(finish.settings().callTime());
        long end = System.nanoTime() + finish.settings().callTime().toNanos();
        ReturnTickets.Nonce nonce = ReturnTickets.Nonce.fresh();
        URI returnUrl = visit.info().can(Capability.BUYER_ACTION)
                ? finish.settings().returnAddress(sent.id(), nonce.text())
                : null;
        String descriptor = storefronts.get(asked.storefront()).statementDescriptor();
        Requests.Start request = Requested.start(sent, asked, descriptor, returnUrl, deadline);
        Outcome outcome = call(visit, end, provider -> provider.start(request));
        Verdict verdict = new Verdicts(visit.info(), asked.amount()).started(outcome, asked.acceptedBrands());
        Consumer<Attempt> kept = attempt -> {
            if (isBuyersTurn(attempt.handle().action())) {
                tickets.keep(new ReturnTickets.Ticket(sent.id(), nonce.hash(), request, returnTo(asked)));
            }
            told.accept(attempt);
        };
        return finish.goOn(visit, sent, verdict, new FinishAttempt.Time(end), kept);
    }

    private static boolean isBuyersTurn(NextAction action) {
        return action instanceof NextAction.Redirect || action instanceof NextAction.Widget;
    }

    /** The browser is sent to the storefront's own pages (policy {@code returnOrigins}), else to a page of ours. */
    private URI returnTo(Payments.Start asked) {
        URI address = asked.returnTo();
        LocalDate today = clock.instant().atZone(JAPAN).toLocalDate();
        boolean own = address != null
                && address.isAbsolute()
                && address.getRawUserInfo() == null
                && storefronts
                        .policies(asked.storefront(), today)
                        .list("returnOrigins")
                        .contains(address.getScheme() + "://" + address.getRawAuthority());
        return own ? address : null;
    }

    /** What has proven not to have left is sent again with the same key, while there is time. */
    Outcome call(Providers.Visit visit, long end, Function<PaymentProvider, Outcome> call) {
        Outcome outcome = null;
        for (int i = 0; i < SENDS && (outcome == null || outcome instanceof Outcome.NotSent); i++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (outcome != null) {
                boolean worth = left.compareTo(ENOUGH) >= 0 && visit.breaker() == Breaker.State.CLOSED;
                if (!worth) {
                    break;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            try (CrashPoints.Sending sending = crash.sending(CrashPoints.Point.AFTER_SEND_BEFORE_READ)) {
                outcome = visit.ask(left, call);
            }
        }
        return outcome;
    }
}
