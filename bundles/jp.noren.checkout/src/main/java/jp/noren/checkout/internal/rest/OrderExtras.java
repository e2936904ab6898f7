package jp.noren.checkout.internal.rest;

import java.util.Map;
import jp.noren.checkout.internal.app.ContactDesks;
import jp.noren.checkout.internal.app.OrderWords;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.i18n.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an order says beside its lines and its payment: whose the claim is, until when it is held, whom to ask. */
@Component(service = OrderExtras.class)
public final class OrderExtras {
    private final Messages messages;
    private final OrderWords words;
    private final ContactDesks desks;

    @Activate
    public OrderExtras(@Reference Messages messages, @Reference OrderWords words, @Reference ContactDesks desks) {
        this.messages = messages;
        this.words = words;
        this.desks = desks;
    }

    /** The buyer's consent stays in sight even when he has chosen another method since. */
    OrderWire.ReceivableWire receivable(Order order, String language) {
        boolean assigned = order.payment().tender().isOnAccount();
        Order.Consent consent = order.payment().consent();
        return new OrderWire.ReceivableWire(
                assigned ? "payment_company" : "shop",
                words.owner(order, language),
                consent.version() == null
                        ? null
                        : new OrderWire.ConsentWire(
                                consent.version(),
                                consent.at(),
                                words.assignment(
                                        consent.version(), order.owner().storefront(), language)));
    }

    static OrderWire.HoldWire hold(Order order) {
        return order.status() == OrderStatus.ON_HOLD
                ? new OrderWire.HoldWire("credit_limit", order.payment().heldUntil())
                : null;
    }

    ContactWire contact(Order order, String language) {
        return desks.find(order.owner().storefront(), order.payment().method())
                .map(desk -> wire(desk, language))
                .orElse(null);
    }

    private ContactWire wire(ContactDesks.Desk desk, String language) {
        return new ContactWire(
                desk.name().in(language),
                desk.phone(),
                desk.mail(),
                desk.form(),
                desk.hours().map(hours -> hours.hours().toString()).orElse(null),
                desk.hours().map(ContactDesks.Hours::open).orElse(null),
                desk.hours().flatMap(ContactDesks.Hours::next).orElse(null),
                desk.hours().map(hours -> notice(hours, language)).orElse(null));
    }

    private String notice(ContactDesks.Hours hours, String language) {
        return hours.next()
                .map(next -> messages.text(language, "checkout.desk-closed", Map.of("next", next)))
                .orElseGet(() -> messages.text(language, "checkout.desk-open", Map.of()));
    }
}
