package jp.noren.checkout.internal.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.noren.checkout.internal.domain.CardRule;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.ReturnRule;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;

/** What an order asks of payment, judged before anything is sent. */
final class PaymentTerms {
    static final String CARD = "CARD";

    private PaymentTerms() {}

    static boolean isCard(String method) {
        return CARD.equals(method);
    }

    /** One payment only (R131), an accepted brand (R130), and home to the shop's own pages. */
    static void judge(PlaceOrder.Command command, Shop shop) {
        PlaceOrder.Card card = command.method().card();
        List<FieldError> faults = new ArrayList<>();
        fault(faults, "/return_url", ReturnRule.judge(command.returnUrl(), shop.returnOrigins()));
        if (isCard(command.method().name())
                && (card == null || card.token() == null || card.token().isBlank())) {
            faults.add(FieldError.of("/payment/card/token", "checkout.card-token-missing"));
        } else if (card != null) {
            fault(faults, "/payment/card/instalments", CardRule.instalments(card.instalments()));
        }
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        if (isCard(command.method().name())) {
            CardRule.brand(shop, brand(card.brand()).name()).orRefuse(RefusedException.Kind.CONFLICT);
        }
    }

    private static void fault(List<FieldError> faults, String pointer, Decision decision) {
        if (decision instanceof Decision.Rejected no) {
            faults.add(new FieldError(pointer, no.code(), no.args()));
        }
    }

    static Payments.Start start(PlaceOrder.Command command, MemberView buyer, Shop shop, Order order) {
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
                source(command.method()),
                order.payment().payBy(),
                command.returnUrl());
    }

    private static Set<CardBrand> accepted(Shop shop) {
        Set<CardBrand> brands = EnumSet.noneOf(CardBrand.class);
        shop.cardBrands().forEach(name -> brands.add(brand(name)));
        return brands;
    }

    private static PaymentSource source(PlaceOrder.Method method) {
        PlaceOrder.Card card = method.card();
        return isCard(method.name())
                ? new PaymentSource.CardToken(
                        card.token(), card.tokenKey(), brand(card.brand()), card.instalments(), card.authenticate())
                : new PaymentSource.BankTransfer();
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
