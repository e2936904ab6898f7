package jp.noren.checkout.internal.app;

import java.util.List;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.payment.api.MethodNeeds;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A method on account needs billing beside its provider: without a credit line nobody can buy by it. */
@Component(service = MethodNeeds.class)
public final class NeedBilling implements MethodNeeds {
    private final Accounts accounts;

    @Activate
    public NeedBilling(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Payments.Missing> missing(String storefront, String method, BuyerKind buyer) {
        return Tender.of(method).isOnAccount() && !accounts.isHere()
                ? List.of(new Payments.Missing(method, "checkout.why-billing-missing", "jp.noren.billing"))
                : List.of();
    }
}
