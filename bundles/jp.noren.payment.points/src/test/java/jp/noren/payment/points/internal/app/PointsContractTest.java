package jp.noren.payment.points.internal.app;

import java.lang.annotation.Annotation;
import java.util.Set;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.PaymentProviderContract;

/** The contract of every provider, over a book in the house. */
class PointsContractTest extends PaymentProviderContract {
    private final FakeBook book = new FakeBook(clock());

    record Settings(long max_yen) implements PointsSettings {
        @Override
        public Class<? extends Annotation> annotationType() {
            return PointsSettings.class;
        }
    }

    @Override
    protected PaymentProvider provider() {
        return new PointsProvider(clock(), book, new Settings(1_000_000));
    }

    @Override
    protected PaymentProvider unconfigured() {
        return new PointsProvider(clock(), null, new Settings(0));
    }

    @Override
    protected FakeGateway gateway() {
        return book;
    }

    @Override
    protected PaymentSource source() {
        return new PaymentSource.Points(FakeBook.ACCOUNT);
    }

    @Override
    protected Set<String> secrets() {
        return Set.of();
    }
}
