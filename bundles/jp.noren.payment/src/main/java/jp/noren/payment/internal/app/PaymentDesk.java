package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The counter at which the other capabilities stand. */
@Component(service = Payments.class)
public final class PaymentDesk implements Payments {
    /** Who looks at an unknown payment makes the janitor look too, but not more often than this. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Clock clock;
    private final MethodChoice choice;
    private final Providers providers;
    private final Attempts attempts;
    private final SessionParts parts;

    @Activate
    public PaymentDesk(
            @Reference Clock clock,
            @Reference MethodChoice choice,
            @Reference Providers providers,
            @Reference Attempts attempts,
            @Reference SessionParts parts) {
        this.clock = clock;
        this.choice = choice;
        this.providers = providers;
        this.attempts = attempts;
        this.parts = parts;
    }

    @Override
    public List<Offer> offers(String storefront, BuyerKind buyer, Optional<Yen> amount) {
        return choice.offers(storefront, buyer, amount);
    }

    @Override
    public List<Missing> why(String storefront, String method, BuyerKind buyer) {
        return choice.why(storefront, method, buyer, Optional.empty());
    }

    @Override
    public List<Missing> why(String storefront, String method, BuyerKind buyer, Optional<Yen> amount) {
        return choice.why(storefront, method, buyer, amount);
    }

    @Override
    public Session open(String storefront, String method, BuyerKind buyer) {
        return new OpenSession(providers.enter(choice.route(storefront, method, buyer), storefront), parts);
    }

    @Override
    public Optional<PaymentView> find(String payment) {
        Optional<Attempt> found = attempts.find(payment);
        found.ifPresent(this::lookSooner);
        return found.map(Attempt::view);
    }

    private void lookSooner(Attempt attempt) {
        boolean unknown = attempt.state() == AttemptState.UNKNOWN || attempt.state() == AttemptState.RELEASING;
        Instant now = clock.instant();
        if (unknown && attempt.standing().nextCheck().isAfter(now.plus(AT_MOST))) {
            attempts.hasten(attempt.id(), now.plus(AT_MOST));
        }
    }

    @Override
    public boolean cancel(String payment, PaymentStatus to) {
        return parts.giveUp().handle(payment, to);
    }

    /** What a session works with. */
    @Component(service = SessionParts.class)
    public record SessionParts(
            PrepareAttempt prepare, ExecuteAttempt execute, GiveUpAttempt giveUp, Transactions transactions) {
        @Activate
        public SessionParts(
                @Reference PrepareAttempt prepare,
                @Reference ExecuteAttempt execute,
                @Reference GiveUpAttempt giveUp,
                @Reference Transactions transactions) {
            this.prepare = prepare;
            this.execute = execute;
            this.giveUp = giveUp;
            this.transactions = transactions;
        }
    }

    /** One payment in the making, inside its provider's gate. */
    private static final class OpenSession implements Session {
        private final Providers.Visit visit;
        private final SessionParts parts;
        private Attempt prepared;
        private Start asked;

        OpenSession(Providers.Visit visit, SessionParts parts) {
            this.visit = visit;
            this.parts = parts;
        }

        @Override
        public PaymentView prepare(Start start) {
            if (!parts.transactions().isActive()) {
                throw new IllegalStateException("a payment is prepared inside the transaction of what it pays for");
            }
            prepared = parts.prepare().handle(visit, start);
            asked = start;
            return prepared.view();
        }

        @Override
        public PaymentView execute(String payment, Consumer<PaymentView> inSameTransaction) {
            if (parts.transactions().isActive()) {
                throw new IllegalStateException("a provider is never called inside a transaction");
            }
            if (prepared == null || !prepared.id().equals(payment)) {
                throw new IllegalStateException("not prepared in this session: " + payment);
            }
            return parts.execute()
                    .handle(visit, prepared, asked, attempt -> inSameTransaction.accept(attempt.view()))
                    .view();
        }

        @Override
        public void close() {
            visit.close();
        }
    }
}
