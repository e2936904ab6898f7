package jp.noren.checkout.internal.app;

import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.payment.api.PaymentView;
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

    @Activate
    public Announcer(
            @Reference AuditTrail audit,
            @Reference Mails mails,
            @Reference Members members,
            @Reference OrderWords words) {
        this.audit = audit;
        this.mails = mails;
        this.members = members;
        this.words = words;
    }

    void placed(Caller caller, MemberView buyer, Order order, Optional<PaymentView> payment) {
        record(caller, order, "checkout.order-placed");
        tell(buyer, order, payment);
    }

    void moved(Caller caller, Order order, Optional<PaymentView> payment) {
        record(caller, order, "checkout.order-moved");
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
