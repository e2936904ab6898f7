package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.PaymentBills;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Outcome;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks a payment company for its bill of what it has taken over. The day from which the bill's month is found is written down before it is asked,
 * and stays as soon as the company has said yes.
 */
@Component(service = PaymentBills.class)
public final class BillDesk implements PaymentBills {

    /** What has been paid, and what was asked for about it. */
    @Component(service = Rows.class)
    public record Rows(Attempts attempts, BillBook book, Settings settings) {
        @Activate
        public Rows(@Reference Attempts attempts, @Reference BillBook book, @Reference Settings settings) {
            this.attempts = attempts;
            this.book = book;
            this.settings = settings;
        }
    }

    private final Clock clock;
    private final Providers providers;
    private final Rows rows;
    private final Chronicle chronicle;
    private final Transactions transactions;

    @Activate
    public BillDesk(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference Rows rows,
            @Reference Chronicle chronicle,
            @Reference Transactions transactions) {
        this.clock = clock;
        this.providers = providers;
        this.rows = rows;
        this.chronicle = chronicle;
        this.transactions = transactions;
    }

    @Override
    public Asked request(String payment, LocalDate baseDate) {
        Attempt attempt = rows.attempts().find(payment).orElseThrow(RefusedException::notFound);
        if (isAccepted(payment)) {
            return Asked.ACCEPTED;
        }
        if (attempt.view().status().isOpen()) {
            return Asked.LATER;
        }
        if (attempt.state() != AttemptState.SUCCEEDED
                || attempt.money().claimed().equals(attempt.money().amount())) {
            return Asked.REFUSED;
        }
        rows.book().write(new BillBook.Asked(payment, baseDate, false), clock.instant());
        return inside(attempt, visit -> ask(visit, attempt, baseDate)).orElse(Asked.LATER);
    }

    private boolean isAccepted(String payment) {
        return rows.book().find(payment).filter(BillBook.Asked::accepted).isPresent();
    }

    private <T> Optional<T> inside(Attempt attempt, Function<Providers.Visit, T> work) {
        if (transactions.isActive()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
        try (Providers.Visit visit =
                providers.enter(attempt.order().provider(), attempt.order().storefront())) {
            return Optional.of(work.apply(visit));
        } catch (ClosedGateException e) {
            return Optional.empty();
        }
    }

    private Asked ask(Providers.Visit visit, Attempt attempt, LocalDate baseDate) {
        if (!visit.info().can(Capability.BILLING)) {
            return Asked.REFUSED;
        }
        Bills.Request request = request(attempt, baseDate);
        Outcome outcome = visit.ask(rows.settings().callTime(), provider -> provider.requestBill(request));
        if (outcome instanceof Outcome.Approved approved) {
            boolean right =
                    attempt.money().amount().minus(attempt.money().claimed()).equals(approved.amount());
            return right ? accepted(attempt, baseDate) : Asked.REFUSED;
        }
        return outcome instanceof Outcome.Declined ? Asked.REFUSED : Asked.LATER;
    }

    private Asked accepted(Attempt attempt, LocalDate baseDate) {
        transactions.run(() -> {
            rows.book().write(new BillBook.Asked(attempt.id(), baseDate, true), clock.instant());
            chronicle.audit(
                    Chronicle.HOUSE,
                    attempt.order().storefront(),
                    "payment.bill-requested",
                    attempt.id(),
                    Map.of("base_date", baseDate.toString()));
        });
        return Asked.ACCEPTED;
    }

    private Bills.Request request(Attempt attempt, LocalDate baseDate) {
        return new Bills.Request(
                attempt.id(),
                attempt.order().storefront(),
                attempt.handle().reference(),
                baseDate,
                clock.instant().plus(rows.settings().callTime()));
    }

    @Override
    public Optional<Bills.Document> fetch(String payment) {
        Attempt attempt = rows.attempts().find(payment).orElseThrow(RefusedException::notFound);
        return rows.book()
                .find(payment)
                .filter(BillBook.Asked::accepted)
                .flatMap(asked -> inside(attempt, visit -> fetch(visit, request(attempt, asked.baseDate()))))
                .flatMap(Function.identity());
    }

    private Optional<Bills.Document> fetch(Providers.Visit visit, Bills.Request request) {
        return visit.info().can(Capability.BILLING)
                ? visit.obtain(rows.settings().callTime(), provider -> provider.fetchBill(request))
                        .flatMap(Function.identity())
                : Optional.empty();
    }
}
