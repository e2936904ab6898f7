package jp.noren.payment.rent.internal.wire;

import jp.noren.payment.rent.internal.app.Claimant;
import jp.noren.payment.rent.internal.app.Claimants;
import jp.noren.payment.rent.internal.app.RentSettings;
import org.osgi.service.component.annotations.Component;

/** Lines over HTTP. */
@Component(service = Claimants.class)
public final class HttpClaimants implements Claimants {
    @Override
    public Claimant open(RentSettings settings) {
        return new HttpClaimant(settings);
    }
}
