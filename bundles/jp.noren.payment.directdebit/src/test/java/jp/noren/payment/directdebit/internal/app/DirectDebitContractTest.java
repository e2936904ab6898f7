package jp.noren.payment.directdebit.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.PaymentProviderContract;

/** What every provider promises. */
class DirectDebitContractTest extends PaymentProviderContract {

    @Override
    protected PaymentProvider provider() {
        return Collectors.configured();
    }

    @Override
    protected PaymentProvider unconfigured() {
        return Collectors.unconfigured();
    }

    @Override
    protected FakeGateway gateway() {
        return null;
    }

    @Override
    protected PaymentSource source() {
        return new PaymentSource.DirectDebit(Collectors.mandate(7_654_321), Collectors.DAY);
    }

    /** The first is collected; the others have nothing on their accounts. */
    @Override
    protected byte[] collectionResults(List<Collections.Debit> debits, LocalDate collectOn) {
        byte[] request =
                provider().writeCollection(storefront(), collectOn, debits).content();
        return Answered.of(request, "0" + "1".repeat(debits.size() - 1)).bytes();
    }

    /** A payer's account is his affair. */
    @Override
    protected Set<String> secrets() {
        return Set.of("7654321", "ﾔﾏﾀﾞ");
    }
}
