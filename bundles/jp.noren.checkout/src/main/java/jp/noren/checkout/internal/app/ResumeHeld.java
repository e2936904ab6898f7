package jp.noren.checkout.internal.app;

import java.time.Clock;
import java.time.Instant;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderFlow;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.api.MemberView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a held order go on once it fits into its buyer's credit line: the line was raised, or is free again (R157, R158). */
@Component(service = ResumeHeld.class)
public final class ResumeHeld {
    private final Clock clock;
    private final Orders orders;
    private final PaymentTerms terms;
    private final BeginPayment begin;

    @Activate
    public ResumeHeld(
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
     * @throws RefusedException CONFLICT {@code checkout.credit-still-exceeded}, {@code checkout.not-held}
     * @throws jp.noren.kernel.gate.ClosedGateException when billing or the payment company's bundle is away
     */
    public Placed handle(Caller caller, String id) {
        Order order = orders.find(id).orElseThrow(RefusedException::notFound);
        if (order.status() != OrderStatus.ON_HOLD) {
            throw new RefusedException(Kind.CONFLICT, "checkout.not-held");
        }
        Instant now = clock.instant();
        MemberView buyer = terms.buyer(order);
        return begin.handle(
                caller,
                order,
                order.after(OrderFlow.resumed(), now),
                buyer,
                terms.resume(order, buyer, terms.shop(order, now)));
    }
}
