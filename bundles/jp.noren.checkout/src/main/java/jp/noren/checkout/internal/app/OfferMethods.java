package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.MethodRule;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.kernel.LocalizedText;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says by which methods a member can pay here and now, and why another method of the storefront is missing (R117, R118). */
@Component(service = OfferMethods.class)
public final class OfferMethods {

    /** @param name the method's name for buyers */
    public record Offered(String method, LocalizedText name) {}

    /** @param reasons what is missing, in words an operator can act on */
    public record NotOffered(String method, List<Payments.Missing> reasons) {}

    public record Methods(Shop shop, List<Offered> offered, List<NotOffered> notOffered) {}

    private final Clock clock;
    private final Members members;
    private final Shops shops;
    private final Payments payments;
    private final Accounts accounts;

    @Activate
    public OfferMethods(
            @Reference Clock clock,
            @Reference Members members,
            @Reference Shops shops,
            @Reference Payments payments,
            @Reference Accounts accounts) {
        this.clock = clock;
        this.members = members;
        this.shops = shops;
        this.payments = payments;
        this.accounts = accounts;
    }

    public Methods handle(Caller caller) {
        MemberView buyer = members.get(caller.id());
        Shop shop = shops.shop(buyer.storefront(), Japan.day(clock.instant()));
        BuyerKind kind = BuyerKind.valueOf(buyer.kind().name());
        Map<String, Payments.Offer> offers = payments.offers(shop.storefront(), kind, Optional.empty()).stream()
                .collect(Collectors.toMap(Payments.Offer::method, Function.identity(), (first, next) -> first));
        List<Offered> offered = new ArrayList<>();
        List<NotOffered> notOffered = new ArrayList<>();
        for (String method : shop.methods()) {
            if (!MethodRule.isFor(shop, method, kind.name())) {
                continue;
            }
            Payments.Offer offer = offers.get(method);
            List<Payments.Missing> missing = missing(shop.storefront(), method, kind, offer);
            if (offer == null || !missing.isEmpty()) {
                notOffered.add(new NotOffered(method, missing));
            } else {
                offered.add(new Offered(method, offer.name()));
            }
        }
        return new Methods(shop, offered, notOffered);
    }

    private List<Payments.Missing> missing(String storefront, String method, BuyerKind kind, Payments.Offer offer) {
        List<Payments.Missing> missing =
                new ArrayList<>(offer == null ? payments.why(storefront, method, kind) : List.of());
        missing.addAll(new NeedBilling(accounts).missing(storefront, method, kind));
        return missing;
    }
}
