package jp.noren.billing.api;

import java.time.Instant;
import java.util.List;
import jp.noren.kernel.Yen;

/** What members owe for what they have received, until a closing puts it on a bill (R122, R138). */
public interface Receivables {

    /** @param unitPrice yen without tax */
    record Line(String name, long quantity, Yen unitPrice, int taxPercent) {}

    /**
     * An order that is paid on account. Orders paid by card are never claimed here (R136).
     *
     * @param payment the payment whose company has taken over the claim (R119), {@code pay_…}
     * @param fulfilledAt decides the closing month, Japan (R122)
     * @param total yen with tax, as ordered; the tax of the bill is rounded once per rate over all its orders
     */
    record Claim(
            String storefront,
            String member,
            String order,
            String orderNumber,
            String payment,
            Instant fulfilledAt,
            List<Line> lines,
            Yen total) {
        public Claim {
            lines = List.copyOf(lines);
        }
    }

    /** Joins the running transaction; the same order is claimed once. */
    void claim(Claim claim);

    /** Withdraws a claim that no closing has taken yet; false when it is too late for that. Joins the transaction. */
    boolean withdraw(String order);
}
