package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Requests;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A company speaks of a payment that we do not know. It is asked whether it holds money under that reference: what it confirms goes to suspense, what
 * it denies is nobody's. The message itself moves nothing, however well it is signed.
 */
@Component(service = AskAboutStranger.class)
public final class AskAboutStranger {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Duration ASKING = Duration.ofSeconds(8);

    private final Clock clock;
    private final Providers providers;
    private final Storefronts storefronts;
    private final KeepOrphan orphans;

    @Activate
    public AskAboutStranger(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference Storefronts storefronts,
            @Reference KeepOrphan orphans) {
        this.clock = clock;
        this.providers = providers;
        this.storefronts = storefronts;
        this.orphans = orphans;
    }

    /** @return what it was; empty when nobody could be asked: later again */
    Optional<String> ask(Inbox.Message message) {
        boolean unheard = false;
        try {
            for (Storefront shop : storefronts.all()) {
                Finding finding = query(message, shop.id());
                if (finding instanceof Finding.Charged charged && charged.amount() != null) {
                    LocalDate day = clock.instant().atZone(JAPAN).toLocalDate();
                    orphans.keep(
                            message.provider(), shop.id(), message.reference(), charged.amount(), day, "NOTIFICATION");
                    return Optional.of("ORPHAN");
                }
                unheard |= finding instanceof Finding.NoAnswer;
            }
        } catch (ClosedGateException e) {
            return Optional.empty();
        }
        return unheard ? Optional.empty() : Optional.of("NOBODY");
    }

    private Finding query(Inbox.Message message, String storefront) {
        try (Providers.Visit visit = providers.enter(message.provider(), storefront)) {
            // of one that cannot be looked up the settlement list will tell
            return visit.info().can(Capability.LOOKUP_BY_REFERENCE)
                    ? query(visit, message, storefront)
                    : new Finding.NotFound();
        }
    }

    private Finding query(Providers.Visit visit, Inbox.Message message, String storefront) {
        Requests.Query query = new Requests.Query(
                message.reference(),
                storefront,
                message.reference(),
                clock.instant().plus(ASKING));
        return visit.find(ASKING, provider -> provider.query(query));
    }
}
