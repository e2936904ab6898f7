package jp.noren.payment.sbps.internal.wire;

import java.time.Clock;
import jp.noren.payment.sbps.internal.app.Gateway;
import jp.noren.payment.sbps.internal.app.Gateways;
import jp.noren.payment.sbps.internal.app.SbpsSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lines over HTTP. */
@Component(service = Gateways.class)
public final class HttpGateways implements Gateways {
    private final Clock clock;

    @Activate
    public HttpGateways(@Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public Gateway open(SbpsSettings settings) {
        return new HttpGateway(clock, settings);
    }
}
