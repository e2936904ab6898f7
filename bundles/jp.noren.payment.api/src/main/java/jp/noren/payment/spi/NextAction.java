package jp.noren.payment.spi;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Yen;

/** What the buyer has to do. */
public sealed interface NextAction {

    /** Open this address in the browser (3-D Secure); it comes back to the return address. */
    record Redirect(URI url) implements NextAction {}

    /**
     * Make a transfer.
     *
     * @param payerReference digits to put before the payer's name, so that the deposit can be told apart
     * @param payBy last day, Japan
     */
    record Transfer(
            String bank,
            String branch,
            String accountType,
            String accountNumber,
            String holder,
            String payerReference,
            Yen amount,
            LocalDate payBy)
            implements NextAction {}

    /** Nothing: the payment company looks at it by itself and decides (R120). */
    record Review() implements NextAction {}

    /**
     * Let the payment company's script in the buyer's browser go on.
     *
     * @param script where the script is loaded from
     * @param fields what it is given, in order; nothing secret
     */
    record Widget(URI script, List<Field> fields) implements NextAction {
        public Widget {
            fields = List.copyOf(fields);
        }

        /** One field of the script's data. */
        public record Field(String name, String value) {}
    }

    /**
     * Nothing: the bank collects it.
     *
     * @param collectOn the bank business day of the debit, Japan (R142)
     */
    record Collection(LocalDate collectOn) implements NextAction {}

    /**
     * Nothing: it stands on a claim of somebody else, such as the rent, and is paid with that (R190).
     *
     * @param claim the other's handle of the claim
     * @param cancelBefore until when it can be taken off again
     * @param dueOn the day the claim is due, Japan
     */
    record OnClaim(String claim, Instant cancelBefore, LocalDate dueOn) implements NextAction {}
}
