package jp.noren.document.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import jp.noren.billing.api.SettledPayments.Payment;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.document.internal.domain.ReceiptRule;
import jp.noren.kernel.Decision;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A storefront as receipts need it, at one moment: who issues them, and for which methods. */
@Component(service = ReceiptShops.class)
public final class ReceiptShops {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final List<String> USUAL = List.of("CARD");

    /** @param methods for which receipts are issued (R035) */
    record Terms(Instant now, Receipt.Issuer issuer, List<String> methods) {
        Decision judge(Payment payment) {
            return ReceiptRule.judge(methods, payment.method(), payment.status());
        }
    }

    private final Clock clock;
    private final Storefronts storefronts;

    @Activate
    public ReceiptShops(@Reference Clock clock, @Reference Storefronts storefronts) {
        this.clock = clock;
        this.storefronts = storefronts;
    }

    Terms terms(String storefront) {
        Instant now = clock.instant();
        Storefront shop = storefronts.get(storefront);
        List<String> methods = storefronts
                .policies(storefront, now.atZone(JAPAN).toLocalDate())
                .list("receiptMethods");
        Receipt.Issuer issuer = new Receipt.Issuer(shop.name(), shop.company(), shop.registrationNumber());
        return new Terms(now, issuer, methods.isEmpty() ? USUAL : methods);
    }
}
