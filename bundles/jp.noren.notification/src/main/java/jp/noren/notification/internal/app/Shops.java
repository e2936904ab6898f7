package jp.noren.notification.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.notification.internal.domain.MailText;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * In whose name a mail is written, and whose log a reseller may read. The storefronts come later than this bundle and may be replaced while
 * mails are written, so the reference follows them.
 */
@Component(service = Shops.class, configurationPid = "jp.noren.notification")
@Designate(ocd = NotificationConfig.class)
public final class Shops {
    private static final String FROM_POLICY = "mailFrom";

    private final NotificationConfig config;
    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Storefronts storefronts;

    @Activate
    public Shops(NotificationConfig config, @Reference Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The shop's name in the reader's language, and its address or the house's. */
    String from(String storefront, String language) {
        Storefronts now = storefronts;
        Optional<Storefront> shop = now == null || storefront == null ? Optional.empty() : now.find(storefront);
        String name = shop.map(s -> s.name().in(language)).orElse(config.from_name());
        String address = shop.flatMap(
                        s -> now.policies(s.id(), LocalDate.now(clock)).text(FROM_POLICY))
                .orElse(config.from());
        return MailText.from(name, address);
    }

    /** The part behind the @ of the message ids. */
    String host() {
        return config.from().substring(config.from().indexOf('@') + 1);
    }

    List<String> of(String reseller) {
        Storefronts now = storefronts;
        if (now == null || reseller == null) {
            return List.of();
        }
        return now.all().stream()
                .filter(shop -> reseller.equals(shop.reseller()))
                .map(Storefront::id)
                .toList();
    }
}
