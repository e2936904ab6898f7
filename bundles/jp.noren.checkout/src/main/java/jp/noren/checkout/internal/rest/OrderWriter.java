package jp.noren.checkout.internal.rest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.noren.checkout.internal.app.OrderWords;
import jp.noren.checkout.internal.app.Orders;
import jp.noren.checkout.internal.app.Placed;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.i18n.Messages;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders in the language of the request. */
@Component(service = OrderWriter.class)
public final class OrderWriter {
    private final Messages messages;
    private final Storefronts storefronts;
    private final OrderWords words;
    private final MethodNotes notes;
    private final OrderExtras extras;

    @Activate
    public OrderWriter(
            @Reference Messages messages,
            @Reference Storefronts storefronts,
            @Reference OrderWords words,
            @Reference MethodNotes notes,
            @Reference OrderExtras extras) {
        this.messages = messages;
        this.storefronts = storefronts;
        this.words = words;
        this.notes = notes;
        this.extras = extras;
    }

    OrderWire.Summary summary(Orders.Summary order) {
        return new OrderWire.Summary(
                order.id(),
                order.number(),
                order.status().word(),
                word(order.reason()),
                order.method(),
                order.placedAt(),
                order.total());
    }

    OrderWire whole(Placed placed, String language) {
        Order order = placed.order();
        return new OrderWire(
                order.id(),
                order.number(),
                order.owner().storefront(),
                order.status().word(),
                word(order.reason()),
                message(placed, language),
                order.placedAt(),
                LineWire.of(order.items(), language),
                order.total().net(),
                LineWire.taxes(order.total()),
                order.total().tax(),
                order.total().gross(),
                payment(placed, language),
                order.history().stream()
                        .map(event -> new OrderWire.EventWire(event.status().word(), event.at()))
                        .toList(),
                extras.receivable(order, language),
                OrderExtras.hold(order),
                notes.after(order, language),
                contact(order, language),
                extras.contact(order, language));
    }

    private static String word(CancelReason reason) {
        return reason == null ? null : reason.word();
    }

    private String message(Placed placed, String language) {
        Order order = placed.order();
        String code = order.reason() == null
                ? "checkout.status-" + dashed(order.status().name())
                : "checkout.cancelled-" + dashed(order.reason().name());
        return messages.find(language, code, Map.of("number", order.number(), "owner", words.owner(order, language)))
                .orElse(null);
    }

    private String contact(Order order, String language) {
        return messages.text(
                language,
                "checkout.contact",
                Map.of("shop", storefronts.get(order.owner().storefront()).name()));
    }

    private OrderWire.PaymentWire payment(Placed placed, String language) {
        Order.Payment paidBy = placed.order().payment();
        Optional<PaymentView> view = placed.payment();
        return new OrderWire.PaymentWire(
                paidBy.id(),
                paidBy.method(),
                view.map(v -> v.status().name().toLowerCase(Locale.ROOT)).orElse(null),
                view.flatMap(PaymentView::nextAction).map(ActionWire::of).orElse(null),
                view.flatMap(PaymentView::expiresAt).orElse(null),
                paidBy.payBy(),
                view.flatMap(PaymentView::declined)
                        .map(reason -> decline(placed.order(), reason, language))
                        .orElse(null),
                view.map(PaymentView::refunded)
                        .filter(refunded -> refunded.isPositive())
                        .orElse(null));
    }

    /** Why NP does not accept is told to nobody (R120), whatever its bundle says. */
    private OrderWire.DeclineWire decline(Order order, DeclineReason said, String language) {
        DeclineReason reason = order.payment().tender().isOnAccount() ? DeclineReason.NOT_ACCEPTED_FOR_CREDIT : said;
        return new OrderWire.DeclineWire(
                reason.name().toLowerCase(Locale.ROOT), words.advice(Optional.of(reason), language));
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
