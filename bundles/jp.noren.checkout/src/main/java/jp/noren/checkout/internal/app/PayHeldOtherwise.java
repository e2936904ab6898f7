package jp.noren.checkout.internal.app;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.MethodRule;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderFlow;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.api.MemberView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The member pays a held order by another method, a card say (R157). The consent he gave stays on record; the claim stays with the shop. */
@Component(service = PayHeldOtherwise.class)
public final class PayHeldOtherwise {

    /** @param returnUrl where his browser goes at the end of an action, or null */
    public record Command(Caller caller, String order, PlaceOrder.Method method, URI returnUrl) {}

    private final Clock clock;
    private final Orders orders;
    private final PaymentTerms terms;
    private final BeginPayment begin;

    @Activate
    public PayHeldOtherwise(
            @Reference Clock clock,
            @Reference Orders orders,
            @Reference PaymentTerms terms,
            @Reference BeginPayment begin) {
        this.clock = clock;
        this.orders = orders;
        this.terms = terms;
        this.begin = begin;
    }

    /**
     * @throws RefusedException NOT_FOUND for another member's order; CONFLICT {@code checkout.not-held}, {@code checkout.method-not-offered}; what is
     *     wrong with the card as when ordering
     */
    public Placed handle(Command command) {
        Order order = orders.find(command.order())
                .filter(found -> found.owner().member().equals(command.caller().id()))
                .orElseThrow(RefusedException::notFound);
        if (order.status() != OrderStatus.ON_HOLD) {
            throw new RefusedException(Kind.CONFLICT, "checkout.not-held");
        }
        Instant now = clock.instant();
        MemberView buyer = terms.buyer(order);
        Shop shop = terms.shop(order, now);
        judge(command.method().name(), shop, buyer).orRefuse(Kind.CONFLICT);
        PaymentTerms.judge(command.method(), command.returnUrl(), shop);
        Order resumed = order.paidBy(PaymentTerms.otherwise(order.payment(), command.method(), shop, now))
                .after(OrderFlow.resumed(), now);
        return begin.handle(
                command.caller(),
                order,
                resumed,
                buyer,
                terms.start(resumed, command.method(), buyer, shop, command.returnUrl()));
    }

    private static Decision judge(String method, Shop shop, MemberView buyer) {
        return Tender.of(method).isOnAccount()
                ? Decision.rejected("checkout.method-not-offered", Map.of("method", method))
                : MethodRule.judge(shop, method, buyer.kind().name());
    }
}
