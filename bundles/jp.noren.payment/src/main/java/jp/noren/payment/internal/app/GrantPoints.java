package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.StoredValue;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator grants points to an account, once for each key, and sees what it holds. */
@Component(service = GrantPoints.class)
public final class GrantPoints {

    /** @param key the desk's idempotency key: the same key grants once */
    public record Command(
            Caller caller, String storefront, String account, String key, Yen amount, Instant expiresAt, String why) {}

    /** @param balance what can be spent now; lots that have expired hold points that cannot */
    public record Account(String storefront, String account, Yen balance, List<Lots.Lot> lots) {}

    /** The book and its rows. */
    @Component(service = Rows.class)
    public record Rows(StoredValue book, Lots lots) {
        @Activate
        public Rows(@Reference StoredValue book, @Reference Lots lots) {
            this.book = book;
            this.lots = lots;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Rows rows;
    private final Storefronts storefronts;
    private final Chronicle chronicle;

    @Activate
    public GrantPoints(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Rows rows,
            @Reference Storefronts storefronts,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.rows = rows;
        this.storefronts = storefronts;
        this.chronicle = chronicle;
    }

    /** @throws RefusedException NOT_FOUND for no such storefront; UNPROCESSABLE for an amount or an expiry that is none */
    public Account handle(Command command) {
        storefronts.get(command.storefront());
        if (!command.amount().isPositive()) {
            throw RefusedException.invalid(List.of(FieldError.of("/amount", "payment.amount-not-positive")));
        }
        if (!command.expiresAt().isAfter(clock.instant())) {
            throw RefusedException.invalid(List.of(FieldError.of("/expires_at", "payment.expiry-past")));
        }
        transactions.run(() -> {
            rows.book()
                    .grant(
                            command.storefront(),
                            command.account(),
                            command.key(),
                            command.amount(),
                            command.expiresAt());
            chronicle.audit(
                    command.caller(),
                    command.storefront(),
                    "payment.points-granted",
                    command.account(),
                    Map.of(
                            "amount",
                            command.amount().amount(),
                            "expires_at",
                            command.expiresAt().toString(),
                            "reason",
                            command.why()));
        });
        return account(command.storefront(), command.account());
    }

    public Account account(String storefront, String account) {
        storefronts.get(storefront);
        return new Account(
                storefront,
                account,
                rows.book().balance(storefront, account),
                rows.lots().of(storefront, account));
    }
}
