package jp.noren.payment.npinvoice.internal.app;

import java.time.Clock;
import jp.noren.payment.npinvoice.internal.wire.KnownHttp;
import jp.noren.payment.npinvoice.internal.wire.NpLine;
import jp.noren.payment.npinvoice.internal.wire.assumed.AssumedHttp;

/** A provider put together as the container would. */
final class Line implements AutoCloseable {
    final NpLine wire;
    final NpInvoiceProvider provider;

    Line(Clock clock, TestSettings settings) {
        this.wire = new NpLine(settings);
        Company company = new Company(new KnownHttp(wire), new AssumedHttp(wire), wire::close);
        this.provider = new NpInvoiceProvider(clock, given -> company, settings);
    }

    @Override
    public void close() {
        wire.close();
    }
}
