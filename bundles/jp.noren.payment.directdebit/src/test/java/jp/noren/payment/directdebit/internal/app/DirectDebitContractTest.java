package jp.noren.payment.directdebit.internal.app;

import java.util.Set;
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

    /** A payer's account is his affair. */
    @Override
    protected Set<String> secrets() {
        return Set.of("7654321", "ﾔﾏﾀﾞ");
    }
}
