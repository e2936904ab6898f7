package jp.noren.document.internal.app;

import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.billing.api.SettledPayments;
import jp.noren.billing.api.SettledPayments.Payment;
import jp.noren.kernel.Decision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a member his payments, and for each whether he can have a receipt (R009, R034, R037). */
@Component(service = ListReceipts.class)
public final class ListReceipts {
    private static final int MOST = 100;

    /** @param number of the receipt if it was issued, else null */
    public record Offer(Payment payment, Decision decision, String number) {}

    private final SettledPayments payments;
    private final ReceiptShops shops;
    private final ReceiptBook book;

    @Activate
    public ListReceipts(
            @Reference SettledPayments payments, @Reference ReceiptShops shops, @Reference ReceiptBook book) {
        this.payments = payments;
        this.shops = shops;
        this.book = book;
    }

    public List<Offer> handle(Caller caller) {
        ReceiptShops.Terms terms = shops.terms(caller.storefront());
        List<Payment> own = payments.ofMember(caller.storefront(), caller.id(), MOST);
        Map<String, String> numbers = book.numbers(own.stream().map(Payment::id).toList());
        return own.stream()
                .map(payment -> new Offer(payment, terms.judge(payment), numbers.get(payment.id())))
                .toList();
    }
}
