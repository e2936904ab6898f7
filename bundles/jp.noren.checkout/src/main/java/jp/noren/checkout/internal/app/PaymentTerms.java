package jp.noren.checkout.internal.app;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.noren.checkout.internal.domain.CardRule;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.checkout.internal.domain.ReturnRule;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.checkout.internal.domain.TransferDue;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.api.ContactView;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an order asks of payment, judged before anything is sent. */
@Component(service = PaymentTerms.class)
public final class PaymentTerms {
    private static final String LANGUAGE = "ja";

    private final Members members;
    private final Shops shops;

    @Activate
    public PaymentTerms(@Reference Members members, @Reference Shops shops) {
        this.members = members;
        this.shops = shops;
    }

    MemberView buyer(Order order) {
        return members.get(order.owner().member());
    }

    Shop shop(Order order, Instant now) {
        return shops.shop(order.owner().storefront(), Japan.day(now));
    }

    /** How an order is to be paid that was to be paid another way; what was agreed to stays on record. */
    static Order.Payment otherwise(Order.Payment before, PlaceOrder.Method method, Shop shop, Instant now) {
        return new Order.Payment(null, method.name(), lastDay(method, shop, now), before.consent(), before.heldUntil());
    }

    static Order.Payment first(PlaceOrder.Method method, Shop shop, Instant now) {
        Order.Consent consent = Tender.of(method.name()).isOnAccount()
                ? new Order.Consent(method.assignmentVersion(), now)
                : Order.Consent.NONE;
        return new Order.Payment(null, method.name(), lastDay(method, shop, now), consent, null);
    }

    private static LocalDate lastDay(PlaceOrder.Method method, Shop shop, Instant now) {
        return Tender.of(method.name()).hasLastDay() ? TransferDue.payBy(Japan.day(now), shop.transferDueDays()) : null;
    }

    /** What the method needs is there; one payment only (R131), an accepted brand (R130), and home to the shop's own pages. */
    static void judge(PlaceOrder.Method method, URI returnUrl, Shop shop) {
        List<FieldError> faults = new ArrayList<>();
        fault(faults, "/return_url", ReturnRule.judge(returnUrl, shop.returnOrigins()));
        switch (Tender.of(method.name()).source()) {
            case CARD -> judgeCard(method.card(), faults);
            case RENT -> judgeRent(method.rent(), faults);
            default -> {
                // the name of the method says it all
            }
        }
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        if (Tender.of(method.name()) == Tender.CARD) {
            CardRule.brand(shop, brand(method.card().brand()).name()).orRefuse(RefusedException.Kind.CONFLICT);
        }
    }

    private static void judgeCard(PlaceOrder.Card card, List<FieldError> faults) {
        if (card == null || card.token() == null || card.token().isBlank()) {
            faults.add(FieldError.of("/payment/card/token", "checkout.card-token-missing"));
        } else {
            fault(faults, "/payment/card/instalments", CardRule.instalments(card.instalments()));
        }
    }

    private static void judgeRent(PlaceOrder.Rent rent, List<FieldError> faults) {
        if (rent == null || rent.lease() == null || rent.lease().isBlank()) {
            faults.add(FieldError.of("/payment/rent/lease", "checkout.rent-lease-missing"));
        }
        if (rent == null || rent.month() == null) {
            faults.add(FieldError.of("/payment/rent/month", "checkout.rent-month-missing"));
        }
    }

    private static void fault(List<FieldError> faults, String pointer, Decision decision) {
        if (decision instanceof Decision.Rejected no) {
            faults.add(new FieldError(pointer, no.code(), no.args()));
        }
    }

    Payments.Start start(Order order, PlaceOrder.Method method, MemberView buyer, Shop shop, URI returnUrl) {
        return start(order, buyer, shop, source(method, buyer), returnUrl);
    }

    /** A held order that now fits: its method asks nothing of the buyer but its name. */
    Payments.Start resume(Order order, MemberView buyer, Shop shop) {
        return start(order, buyer, shop, new PaymentSource.Invoice(), null);
    }

    private Payments.Start start(Order order, MemberView buyer, Shop shop, PaymentSource source, URI returnUrl) {
        return new Payments.Start(
                order.id(),
                shop.storefront(),
                order.purpose(),
                order.total().gross(),
                order.total().tax(),
                new Requests.Buyer(
                        buyer.id(),
                        buyer.name(),
                        buyer.email(),
                        buyer.language(),
                        BuyerKind.valueOf(buyer.kind().name())),
                buyer.transferName(),
                order.number(),
                accepted(shop),
                source,
                order.payment().payBy(),
                returnUrl,
                contact(members.contact(buyer.id())),
                order.items().stream().map(PaymentTerms::line).toList());
    }

    /** Digits alone, as payment companies take a postal code. */
    private static Requests.Contact contact(ContactView contact) {
        String digits = contact.postcode() == null ? null : contact.postcode().replace("-", "");
        return new Requests.Contact(
                contact.company(), contact.department(), contact.person(), digits, contact.address(), contact.phone());
    }

    private static Requests.Line line(Item item) {
        Product product = item.product();
        return new Requests.Line(
                product.code(),
                product.description().name().in(LANGUAGE),
                product.sale().unitPrice(),
                item.quantity(),
                product.sale().taxRate().percent());
    }

    private static Set<CardBrand> accepted(Shop shop) {
        Set<CardBrand> brands = EnumSet.noneOf(CardBrand.class);
        shop.cardBrands().forEach(name -> brands.add(brand(name)));
        return brands;
    }

    /** Points are those of the member himself; nobody names another account. */
    private static PaymentSource source(PlaceOrder.Method method, MemberView buyer) {
        return switch (Tender.of(method.name()).source()) {
            case CARD -> card(method.card());
            case TRANSFER -> new PaymentSource.BankTransfer();
            case INVOICE -> new PaymentSource.Invoice();
            case WALLET ->
                new PaymentSource.Wallet(
                        method.wallet() == null ? null : method.wallet().userToken());
            case POINTS -> new PaymentSource.Points(buyer.id());
            case RENT ->
                new PaymentSource.Rent(method.rent().lease(), method.rent().month());
        };
    }

    private static PaymentSource card(PlaceOrder.Card card) {
        return new PaymentSource.CardToken(
                card.token(), card.tokenKey(), brand(card.brand()), card.instalments(), card.authenticate());
    }

    /** What is not named or not known is {@code OTHER}, and no storefront accepts that. */
    private static CardBrand brand(String name) {
        for (CardBrand brand : CardBrand.values()) {
            if (brand.name().equals(name)) {
                return brand;
            }
        }
        return CardBrand.OTHER;
    }
}
