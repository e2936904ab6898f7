package jp.noren.checkout.internal.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.payment.api.PaymentView;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records each step of an order and tells the member of those he would want to know, in the running transaction. */
@Component(service = Announcer.class)
public final class Announcer {
    private final AuditTrail audit;
    private final Mails mails;
    private final Members members;
    private final OrderWords words;
    private final Outbox outbox;

    @Activate
    public Announcer(
            @Reference AuditTrail audit,
            @Reference Mails mails,
            @Reference Members members,
            @Reference OrderWords words,
            @Reference Outbox outbox) {
        this.audit = audit;
        this.mails = mails;
        this.members = members;
        this.words = words;
        this.outbox = outbox;
    }

    void placed(Caller caller, MemberView buyer, Order order, Optional<PaymentView> payment) {
        record(caller, order, "checkout.order-placed");
        announce(order, order.history());
        tell(buyer, order, payment);
    }

    void moved(Caller caller, Order before, Order order, Optional<PaymentView> payment) {
        record(caller, order, "checkout.order-moved");
        announce(
                order,
                order.history().subList(before.history().size(), order.history().size()));
        tell(members.get(order.owner().member()), order, payment);
    }

    private void record(Caller actor, Order order, String act) {
        Map<String, Object> details = Map.of(
                "number",
                order.number(),
                "status",
                order.status().word(),
                "reason",
                order.reason() == null ? "" : order.reason().word(),
                "total",
                order.total().gross().amount(),
                "payment",
                order.payment().id() == null ? "" : order.payment().id(),
                "assignment",
                order.payment().consent().version() == null
                        ? ""
                        : order.payment().consent().version());
        audit.record(actor, order.owner().storefront(), act, order.id(), details);
    }

    /** An event for each status it has come to: a step may be two, paid and fulfilled. */
    private void announce(Order order, List<OrderEvent> steps) {
        for (OrderEvent step : steps) {
            Map<String, Object> data = new HashMap<>();
            data.put("order", order.id());
            data.put("number", order.number());
            data.put("member", order.owner().member());
            data.put("status", step.status().word());
            data.put("reason", order.reason() == null ? null : order.reason().word());
            data.put("total", order.total().gross());
            data.put("payment", order.payment().id());
            String type = "order." + step.status().word();
            outbox.announce(new PublicEvent(type, step.at(), order.owner().storefront(), order.id(), data));
        }
    }

    private void tell(MemberView buyer, Order order, Optional<PaymentView> payment) {
        if (isComplete(order)) {
            members.orderCompleted(order.owner().storefront(), buyer.id());
        }
        template(order)
                .ifPresent(template -> mails.send(new Mails.Mail(
                        order.owner().storefront(),
                        buyer.id(),
                        buyer.email(),
                        buyer.language(),
                        template,
                        words.forMail(buyer, order, payment),
                        Map.of())));
    }

    /** What the shop may count on: with his first such order a company may get its credentials (R093). */
    private static boolean isComplete(Order order) {
        return switch (order.status()) {
            case ACCEPTED, PAID, FULFILLED -> true;
            default -> false;
        };
    }

    /** Of an order that is only placed, or that waits for the buyer at his screen, there is nothing to write yet. */
    private static Optional<String> template(Order order) {
        return switch (order.status()) {
            case PLACED, REQUIRES_ACTION -> Optional.empty();
            case AWAITING_DEPOSIT -> Optional.of("checkout.mail-transfer");
            case CONFIRMING -> Optional.of("checkout.mail-confirming");
            case REVIEWING -> Optional.of("checkout.mail-reviewing");
            case ON_HOLD -> Optional.of("checkout.mail-on-hold");
            case ACCEPTED, PAID, FULFILLED ->
                Optional.of(settled(order.payment().tender()));
            case CANCELLED -> Optional.of(cancelled(order.reason()));
        };
    }

    private static String settled(Tender tender) {
        return switch (tender) {
            case CARD -> "checkout.mail-paid-card";
            case BANK_TRANSFER -> "checkout.mail-paid";
            case NP -> "checkout.mail-accepted";
            case ATONE, POINTS, RENT, OTHER -> "checkout.mail-settled";
        };
    }

    private static String cancelled(CancelReason reason) {
        return switch (reason) {
            case CARD_NOT_APPROVED -> "checkout.mail-card-not-approved";
            case NOT_PAID_IN_TIME -> "checkout.mail-not-paid-in-time";
            case ACTION_NOT_COMPLETED, PAYMENT_NOT_COMPLETED -> "checkout.mail-payment-not-completed";
            case NP_NOT_ACCEPTED -> "checkout.mail-np-not-accepted";
            case PAYMENT_NOT_ACCEPTED -> "checkout.mail-payment-not-accepted";
            case CREDIT_HOLD_EXPIRED -> "checkout.mail-hold-expired";
            case CANCELLED_BY_MEMBER, CANCELLED_BY_SHOP -> "checkout.mail-hold-cancelled";
        };
    }
}
