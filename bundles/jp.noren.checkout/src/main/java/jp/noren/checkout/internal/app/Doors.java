package jp.noren.checkout.internal.app;

import java.util.Map;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Enters whatever an order needs from elsewhere before anything is written: billing for what is bought on account, then the payment's provider. */
@Component(service = Doors.class)
public final class Doors {

    /** Inside all of them. */
    record Entered(Payments.Session session, Accounts.Visit accounts) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
            accounts.close();
        }
    }

    private final Payments payments;
    private final Accounts accounts;

    @Activate
    public Doors(@Reference Payments payments, @Reference Accounts accounts) {
        this.payments = payments;
        this.accounts = accounts;
    }

    /**
     * @throws RefusedException CONFLICT {@code checkout.method-not-offered}
     * @throws jp.noren.kernel.gate.ClosedGateException when one of them is away for a moment
     */
    Entered enter(String storefront, String method, MemberView buyer) {
        Accounts.Visit visit = account(method);
        try {
            return new Entered(session(storefront, method, buyer), visit);
        } catch (RuntimeException closed) {
            visit.close();
            throw closed;
        }
    }

    private Accounts.Visit account(String method) {
        if (!Tender.of(method).isOnAccount()) {
            return Accounts.Visit.NOBODY;
        }
        if (!accounts.wasHere()) {
            throw notOffered(RefusedException.Kind.CONFLICT, method);
        }
        return accounts.enter();
    }

    private Payments.Session session(String storefront, String method, MemberView buyer) {
        try {
            return payments.open(
                    storefront, method, BuyerKind.valueOf(buyer.kind().name()));
        } catch (RefusedException e) {
            throw notOffered(e.kind(), method);
        }
    }

    private static RefusedException notOffered(RefusedException.Kind kind, String method) {
        return new RefusedException(kind, "checkout.method-not-offered", Map.of("method", method));
    }
}
