package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.StoredCards;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.KeptCard;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps cards at the payment company that serves cards for a storefront, behind the same gate, deadline and breaker as payments. */
@Component(service = StoredCards.class)
public final class KeepStoredCards implements StoredCards {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String CARD = "CARD";

    private final Clock clock;
    private final MethodChoice choice;
    private final Providers providers;
    private final Storefronts storefronts;
    private final Records records;

    /** What stays written of it. */
    @Component(service = Records.class)
    public record Records(Settings settings, Chronicle chronicle, Transactions transactions) {
        @Activate
        public Records(
                @Reference Settings settings, @Reference Chronicle chronicle, @Reference Transactions transactions) {
            this.settings = settings;
            this.chronicle = chronicle;
            this.transactions = transactions;
        }
    }

    @Activate
    public KeepStoredCards(
            @Reference Clock clock,
            @Reference MethodChoice choice,
            @Reference Providers providers,
            @Reference Storefronts storefronts,
            @Reference Records records) {
        this.clock = clock;
        this.choice = choice;
        this.providers = providers;
        this.storefronts = storefronts;
        this.records = records;
    }

    /** The same cards that may pay may be kept (R130, R131). */
    @Override
    public Kept keep(String storefront, String customerRef, PaymentSource.CardToken card) {
        LocalDate today = clock.instant().atZone(JAPAN).toLocalDate();
        List<String> brands = storefronts.policies(storefront, today).list("cardBrands");
        boolean refused = card.brand() != null
                && !brands.isEmpty()
                && !brands.contains(card.brand().name());
        if (refused) {
            return new Kept.Declined(DeclineReason.BRAND_NOT_ACCEPTED);
        }
        if (card.instalments() != 1) {
            return new Kept.Declined(DeclineReason.INSTALMENTS_NOT_ACCEPTED);
        }
        return ask(
                storefront,
                customerRef,
                "payment.card-kept",
                (provider, deadline) ->
                        provider.storeCard(new Requests.StoreCard(storefront, customerRef, card, deadline)));
    }

    @Override
    public Kept remove(String storefront, String customerRef) {
        return ask(
                storefront,
                customerRef,
                "payment.card-forgotten",
                (provider, deadline) -> provider.deleteCard(storefront, customerRef, deadline));
    }

    /** Good to know, and never worth waiting for again: what does not come in time is not told. */
    @Override
    public Optional<Face> face(String storefront, String customerRef) {
        requireOutside();
        try (Providers.Visit visit =
                providers.enter(choice.route(storefront, CARD, BuyerKind.INDIVIDUAL), storefront)) {
            Duration callTime = records.settings().callTime();
            Instant deadline = clock.instant().plus(callTime);
            return visit.obtain(callTime, provider -> provider.showCard(storefront, customerRef, deadline))
                    .flatMap(told -> told)
                    .map(KeepStoredCards::face);
        }
    }

    private static Face face(KeptCard card) {
        return new Face(card.brand() == null ? null : card.brand().name(), card.last4(), card.expires());
    }

    private void requireOutside() {
        if (records.transactions().isActive()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
    }

    private Kept ask(
            String storefront, String customerRef, String act, BiFunction<PaymentProvider, Instant, Outcome> call) {
        requireOutside();
        try (Providers.Visit visit =
                providers.enter(choice.route(storefront, CARD, BuyerKind.INDIVIDUAL), storefront)) {
            if (!visit.info().can(Capability.STORED_CARD)) {
                throw new RefusedException(
                        RefusedException.Kind.CONFLICT, "payment.method-not-offered", Map.of("method", CARD));
            }
            Duration callTime = records.settings().callTime();
            Instant deadline = clock.instant().plus(callTime);
            Outcome outcome = visit.ask(callTime, provider -> call.apply(provider, deadline));
            return kept(storefront, customerRef, act, outcome);
        }
    }

    /** What never left changes nothing, but whoever asks again settles that as well: so it is told as unknown. */
    private Kept kept(String storefront, String customerRef, String act, Outcome outcome) {
        if (outcome instanceof Outcome.Approved) {
            records.transactions()
                    .run(() -> records.chronicle().audit(Chronicle.HOUSE, storefront, act, customerRef, Map.of()));
            return new Kept.Stored();
        }
        return outcome instanceof Outcome.Declined declined ? new Kept.Declined(declined.reason()) : new Kept.Unknown();
    }
}
