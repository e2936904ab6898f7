package jp.noren.payment.internal.app;

import java.time.Clock;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.PaymentProvider.Notice;
import jp.noren.payment.spi.PaymentProvider.Reply;
import jp.noren.payment.spi.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A payment company says something: verified by its provider, stored once, acknowledged. What it claims is asked for later, never believed. */
@Component(service = TakeNotification.class)
public final class TakeNotification {
    private static final Logger LOG = LoggerFactory.getLogger(TakeNotification.class);

    private final Clock clock;
    private final Providers providers;
    private final KnownProviders known;
    private final Inbox inbox;

    @Activate
    public TakeNotification(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference KnownProviders known,
            @Reference Inbox inbox) {
        this.clock = clock;
        this.providers = providers;
        this.known = known;
        this.inbox = inbox;
    }

    /** @throws RefusedException NOT_FOUND for a provider that does not send any */
    public Reply handle(String provider, Requests.Incoming incoming) {
        if (providers.present(provider).isEmpty() && !known.isKnown(provider)) {
            throw RefusedException.notFound();
        }
        Notice notice = read(provider, null, incoming);
        // a storefront's own instance knows the message by its own secret
        for (String storefront : providers.storefronts(provider)) {
            if (notice instanceof Notice.Refused) {
                notice = read(provider, storefront, incoming);
            }
        }
        if (notice instanceof Notice.About about) {
            inbox.store(
                    new Inbox.Message(provider, about.eventId(), about.reference(), about.claimed(), clock.instant()));
            return about.reply();
        }
        Notice.Refused refused = (Notice.Refused) notice;
        LOG.info("A notification for {} was refused: {}", provider, refused.why());
        return refused.reply();
    }

    private Notice read(String provider, String storefront, Requests.Incoming incoming) {
        try (Providers.Visit visit = providers.enter(provider, storefront)) {
            if (!visit.info().can(Capability.NOTIFICATION)) {
                throw RefusedException.notFound();
            }
            return visit.provider().readNotification(incoming);
        }
    }
}
