package jp.noren.billing.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.payment.api.PaymentBills;
import jp.noren.payment.spi.Bills;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks the payment company to bill what a transfer bill holds, and for the document it has made: requested, stored and shown, never written by us
 * (R125, R126). Runs outside any transaction.
 */
@Component(service = AskCompany.class)
public final class AskCompany {
    static final String REFUSED = "billing.obstacle-refused";
    static final String NO_ANSWER = "billing.obstacle-no-answer";
    static final String NO_DOCUMENT = "billing.obstacle-no-document";

    private final PaymentBills company;
    private final ClaimBook claims;

    @Activate
    public AskCompany(@Reference PaymentBills company, @Reference ClaimBook claims) {
        this.company = company;
        this.claims = claims;
    }

    /** Asks for all that has not been answered yet: what keeps the bill from going on, or nothing. */
    Optional<String> request(Bill bill) {
        String obstacle = null;
        for (ClaimBook.OnBill claim : claims.onBill(bill.id())) {
            ClaimBook.Asked asked = claim.payment() == null ? ClaimBook.Asked.ACCEPTED : claim.asked();
            PaymentBills.Asked answer = asked == null ? ask(claim) : PaymentBills.Asked.valueOf(asked.name());
            if (answer == PaymentBills.Asked.REFUSED) {
                obstacle = REFUSED;
            } else if (answer == PaymentBills.Asked.LATER && obstacle == null) {
                obstacle = NO_ANSWER;
            }
        }
        return Optional.ofNullable(obstacle);
    }

    private PaymentBills.Asked ask(ClaimBook.OnBill claim) {
        PaymentBills.Asked answer = company.request(claim.payment(), Japan.day(claim.fulfilledAt()));
        if (answer != PaymentBills.Asked.LATER) {
            claims.answered(claim.order(), ClaimBook.Asked.valueOf(answer.name()));
        }
        return answer;
    }

    /** The company's documents for all of it; nothing as long as one is missing. What was taken over from elsewhere has none. */
    Optional<List<Bills.Document>> fetch(Bill bill) {
        List<Optional<Bills.Document>> found = claims.onBill(bill.id()).stream()
                .filter(claim -> claim.payment() != null)
                .map(claim -> company.fetch(claim.payment()))
                .toList();
        return found.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(found.stream().map(Optional::get).toList());
    }
}
