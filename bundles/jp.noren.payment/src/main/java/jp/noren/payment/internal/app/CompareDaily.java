package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Settled;
import jp.noren.persistence.Job;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the payment companies' lists of the last days, as soon as they are there, and has them compared: each day of each storefront once. */
@Component(
        service = {Job.class, CompareDaily.class},
        property = {Job.NAME + "=payment.compare", Job.INTERVAL_SECONDS + ":Integer=900"})
public final class CompareDaily implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(CompareDaily.class);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    /** A list that is not there after this many days is not waited for by itself any more. */
    private static final int DAYS = 7;

    /** Where lists are asked for and written down. */
    @Component(service = Books.class)
    public record Books(SettlementBook settlements, CompareSettlement compare, Settings settings) {
        @Activate
        public Books(
                @Reference SettlementBook settlements,
                @Reference CompareSettlement compare,
                @Reference Settings settings) {
            this.settlements = settlements;
            this.compare = compare;
            this.settings = settings;
        }
    }

    private final Clock clock;
    private final Providers providers;
    private final Storefronts storefronts;
    private final Books books;

    @Activate
    public CompareDaily(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference Storefronts storefronts,
            @Reference Books books) {
        this.clock = clock;
        this.providers = providers;
        this.storefronts = storefronts;
        this.books = books;
    }

    @Override
    public boolean run() {
        LocalDate today = clock.instant().atZone(JAPAN).toLocalDate();
        for (Storefront storefront : storefronts.all()) {
            for (Providers.Present present : providers.presentFor(storefront.id())) {
                if (present.info().can(Capability.SETTLEMENT_LIST)
                        && present.gaps().isEmpty()) {
                    lastDays(present.info().id(), storefront.id(), today);
                }
            }
        }
        return false;
    }

    /** Switched off or not: what was charged while it was on is still settled. */
    private void lastDays(String provider, String storefront, LocalDate today) {
        for (int back = DAYS; back > 0; back--) {
            LocalDate day = today.minusDays(back);
            if (!books.settlements().isCompared(provider, storefront, day)) {
                quietly(provider, storefront, day);
            }
        }
    }

    private void quietly(String provider, String storefront, LocalDate day) {
        try {
            compare(provider, storefront, day)
                    .filter(result -> !result.differences().isEmpty())
                    .ifPresent(result -> LOG.warn(
                            "{} of {} on {} differs from our book in {} places",
                            provider,
                            storefront,
                            day,
                            result.differences().size()));
        } catch (ClosedGateException e) {
            LOG.debug("{} is away; its list of {} is compared later", provider, day);
        }
    }

    /**
     * Compares a day now, again if it was compared before.
     *
     * @return empty when the company has no list of that day yet, or does not answer
     * @throws RefusedException NOT_FOUND for a provider that has no such lists
     */
    public Optional<CompareSettlement.Result> compare(String provider, String storefront, LocalDate day) {
        Storefront shop = storefronts.get(storefront);
        try (Providers.Visit visit = providers.enter(provider, shop.id())) {
            if (!visit.info().can(Capability.SETTLEMENT_LIST)) {
                throw RefusedException.notFound();
            }
            Optional<List<Settled>> list = visit.obtain(
                            books.settings().callTime(),
                            p -> p.settlementList(
                                    shop.id(),
                                    day,
                                    clock.instant().plus(books.settings().callTime())))
                    .flatMap(Function.identity());
            return list.map(lines -> books.compare().handle(provider, shop.id(), day, lines));
        }
    }
}
