package jp.noren.payment.internal.app;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The buyer's browser is back from the card company: the payment goes on where it stopped. Who comes a second time, or too late, changes nothing
 * and sees how the payment stands. Who does not know the nonce sees what somebody sees who asks for nothing.
 */
@Component(service = ResumePayment.class)
public final class ResumePayment {

    /** @param returnTo where the browser goes now; empty for a page of ours */
    public record Resumed(PaymentView payment, Optional<URI> returnTo) {}

    private final Clock clock;
    private final Providers providers;
    private final FinishAttempt finish;
    private final ReturnTickets tickets;
    private final Chronicle chronicle;

    @Activate
    public ResumePayment(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference FinishAttempt finish,
            @Reference ReturnTickets tickets,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.providers = providers;
        this.finish = finish;
        this.tickets = tickets;
        this.chronicle = chronicle;
    }

    /**
     * @param succeeded what the browser says; the provider asks for the truth
     * @throws RefusedException NOT_FOUND for anything that does not fit together
     */
    public Resumed handle(String payment, String nonce, boolean succeeded) {
        return handle(payment, nonce, new Back(succeeded, List.of()));
    }

    /**
     * What the browser brings.
     *
     * @param succeeded what it says; the provider asks for the truth
     * @param fields what a widget handed to it
     */
    public record Back(boolean succeeded, List<NextAction.Widget.Field> fields) {}

    /** @throws RefusedException NOT_FOUND for anything that does not fit together */
    public Resumed handle(String payment, String nonce, Back back) {
        ReturnTickets.Ticket ticket = tickets.find(payment)
                .filter(kept -> new ReturnTickets.Nonce(nonce).matches(kept.nonceHash()))
                .orElseThrow(RefusedException::notFound);
        Attempt attempt = finish.attempts().find(payment).orElseThrow(RefusedException::notFound);
        Attempt after = attempt.state() == AttemptState.PENDING && !isExpired(attempt)
                ? resume(attempt, ticket, back)
                : attempt;
        return new Resumed(after.view(), Optional.ofNullable(ticket.returnTo()));
    }

    private boolean isExpired(Attempt attempt) {
        Instant end = attempt.handle().expiresAt();
        return end != null && !clock.instant().isBefore(end);
    }

    private Attempt resume(Attempt pending, ReturnTickets.Ticket ticket, Back back) {
        try (Providers.Visit visit =
                providers.enter(pending.order().provider(), pending.order().storefront())) {
            FinishAttempt.Time time = FinishAttempt.Time.of(finish.settings().callTime());
            return finish.writer()
                    .leaving(pending, Verdict.of(AttemptState.SENT), time.left(), AttemptState.SENT)
                    .map(sent -> goOn(visit, sent, ticket, back, time))
                    .orElseGet(() -> finish.attempts().find(pending.id()).orElseThrow());
        }
    }

    private Attempt goOn(
            Providers.Visit visit, Attempt sent, ReturnTickets.Ticket ticket, Back back, FinishAttempt.Time time) {
        Requests.Start original =
                Requested.again(ticket.original(), clock.instant().plus(time.left()));
        Requests.Resume request =
                new Requests.Resume(original, sent.handle().actionRef(), back.succeeded(), back.fields());
        Outcome outcome = visit.ask(time.left(), provider -> provider.resume(request));
        Verdict verdict = outcome instanceof Outcome.NotSent
                ? Verdict.pending(new Outcome.Pending(
                        sent.handle().actionRef(),
                        sent.handle().action(),
                        sent.handle().expiresAt()))
                : FinishAttempt.verdicts(visit, sent).started(outcome, original.acceptedBrands());
        return finish.goOn(visit, sent, verdict, time, chronicle::changed);
    }
}
