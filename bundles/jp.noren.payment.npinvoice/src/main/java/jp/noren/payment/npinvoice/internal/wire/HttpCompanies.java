package jp.noren.payment.npinvoice.internal.wire;

import jp.noren.payment.npinvoice.internal.app.Companies;
import jp.noren.payment.npinvoice.internal.app.Company;
import jp.noren.payment.npinvoice.internal.app.NpSettings;
import jp.noren.payment.npinvoice.internal.wire.assumed.AssumedHttp;
import org.osgi.service.component.annotations.Component;

/** Lines over HTTP. */
@Component(service = Companies.class)
public final class HttpCompanies implements Companies {
    @Override
    public Company open(NpSettings settings) {
        NpLine line = new NpLine(settings);
        return new Company(new KnownHttp(line), new AssumedHttp(line), line::close);
    }
}
