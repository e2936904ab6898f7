package jp.noren.payment.spi;

import java.net.URI;
import java.time.LocalDate;
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
}
