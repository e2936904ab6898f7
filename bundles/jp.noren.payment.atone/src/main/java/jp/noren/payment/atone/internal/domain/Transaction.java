package jp.noren.payment.atone.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;

/**
 * A transaction as the company's book has it.
 *
 * @param id {@code tr_…}; a changed transaction has a new one
 * @param shopNumber our key
 * @param isAuthorised authorization_result: 1 is yes, 2 is no
 * @param ngReason of a no: 1 amount over, 9 other; 0 for none
 * @param isProvisional whether it has option 3, and so cannot be settled
 * @param isSettled whether the sale is final
 * @param isRefunded whether it was given up or given back
 * @param registeredAt null where the reply does not say
 * @param parts what a change has to repeat: customer, dest_customers, items, as they came
 */
public record Transaction(
        String id,
        String shopNumber,
        Yen amount,
        boolean isAuthorised,
        int ngReason,
        boolean isProvisional,
        boolean isSettled,
        boolean isRefunded,
        Instant registeredAt,
        Map<String, Object> parts) {

    /** The parts that a change repeats. */
    public static final List<String> PARTS = List.of("customer", "dest_customers", "items");

    @Override
    public String toString() {
        return "Transaction[" + id + ", " + amount + "]";
    }
}
