package jp.noren.checkout.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.checkout.internal.domain.AssignmentRule;
import jp.noren.checkout.internal.domain.CartRule;
import jp.noren.checkout.internal.domain.ContactRule;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.MethodRule;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.OrderNumber;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.checkout.internal.domain.TermsRule;
import jp.noren.checkout.internal.domain.Total;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.member.api.ContactView;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges whether a cart may become an order, and says which order that would be. Writes nothing. */
@Component(service = DraftOrder.class)
public final class DraftOrder {
    private final Members members;
    private final Shops shops;
    private final Carts carts;
    private final PaymentTerms terms;

    @Activate
    public DraftOrder(
            @Reference Members members, @Reference Shops shops, @Reference Carts carts, @Reference PaymentTerms terms) {
        this.members = members;
        this.shops = shops;
        this.carts = carts;
        this.terms = terms;
    }

    Draft handle(PlaceOrder.Command command, Instant now) {
        MemberView buyer = registered(command.caller().id());
        LocalDate today = Japan.day(now);
        Shop shop = shops.shop(buyer.storefront(), today);
        TermsRule.judge(shop.termsVersion(), buyer.termsVersion(), command.termsVersion())
                .orRefuse(Kind.CONFLICT);
        judgePayment(command.method(), shop, buyer);
        PaymentTerms.judge(command.method(), command.returnUrl(), shop);
        judgeContact(command.method(), buyer);
        List<Item> items = carts.items(buyer.id());
        CartRule.notEmpty(items).orRefuse(Kind.CONFLICT);
        refuseIfAny(CartRule.faults(items));
        Order order = order(command, buyer, shop, items, now);
        judgeTotal(command.expectedTotal(), order.total().gross());
        boolean agrees = TermsRule.isNew(shop.termsVersion(), buyer.termsVersion());
        return draft(command, buyer, shop, order, agrees ? command.termsVersion() : null, now);
    }

    /** The draft of an order that was written already and whose payment may not have begun. */
    Draft again(Order order, PlaceOrder.Command command, Instant now) {
        MemberView buyer = registered(command.caller().id());
        Shop shop = shops.shop(buyer.storefront(), Japan.day(order.placedAt()));
        return draft(command, buyer, shop, order, null, now);
    }

    private Draft draft(
            PlaceOrder.Command command, MemberView buyer, Shop shop, Order order, String newTerms, Instant now) {
        return new Draft(
                command.caller(),
                buyer,
                shop,
                order,
                terms.start(order, command.method(), buyer, shop, command.returnUrl()),
                command.key(),
                newTerms,
                now);
    }

    /** Whoever orders must be registered at this storefront, whatever other site knows him (R104). */
    private MemberView registered(String id) {
        return members.find(id)
                .filter(MemberView::registered)
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "checkout.registration-needed"));
    }

    private static void judgePayment(PlaceOrder.Method method, Shop shop, MemberView buyer) {
        MethodRule.judge(shop, method.name(), buyer.kind().name()).orRefuse(Kind.CONFLICT);
        AssignmentRule.judge(Tender.of(method.name()), method.assignmentVersion())
                .orRefuse(Kind.CONFLICT);
    }

    /** The payment company would refuse him after the order, and could say nothing he can act on. */
    private void judgeContact(PlaceOrder.Method method, MemberView buyer) {
        Tender tender = Tender.of(method.name());
        if (!tender.isOnAccount()) {
            return;
        }
        ContactView contact = members.contact(buyer.id());
        refuseIfAny(ContactRule.faults(tender, contact.postcode(), contact.address(), contact.phone()));
    }

    private static void refuseIfAny(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
    }

    /** A price that changed after the buyer saw it is shown to him again before he pays it. */
    private static void judgeTotal(Yen expected, Yen total) {
        if (expected != null && !expected.equals(total)) {
            throw new RefusedException(Kind.CONFLICT, "checkout.total-changed", Map.of("total", total));
        }
    }

    private static Order order(PlaceOrder.Command command, MemberView buyer, Shop shop, List<Item> items, Instant now) {
        return new Order(
                Ids.random("ord"),
                OrderNumber.of(shop.storefront(), Ids.randomText(OrderNumber.RANDOM_LENGTH)),
                new Order.Owner(shop.storefront(), buyer.id()),
                items,
                Total.of(items),
                PaymentTerms.first(command.method(), shop, now),
                null,
                List.of(new OrderEvent(OrderStatus.PLACED, now)));
    }
}
