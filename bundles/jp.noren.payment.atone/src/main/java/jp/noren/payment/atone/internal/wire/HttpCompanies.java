package jp.noren.payment.atone.internal.wire;

import jp.noren.payment.atone.internal.app.AtoneSettings;
import jp.noren.payment.atone.internal.app.Companies;
import jp.noren.payment.atone.internal.app.Company;
import org.osgi.service.component.annotations.Component;

/** Lines over HTTP. */
@Component(service = Companies.class)
public final class HttpCompanies implements Companies {
    @Override
    public Company open(AtoneSettings settings) {
        return new HttpCompany(settings);
    }
}
