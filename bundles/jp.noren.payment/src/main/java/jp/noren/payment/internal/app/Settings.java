package jp.noren.payment.internal.app;

import java.net.URI;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The settings of the bundle, checked. */
@Component(service = Settings.class, configurationPid = PaymentSettings.PID)
@Designate(ocd = PaymentSettings.class)
public final class Settings {
    private final Duration callTime;
    private final URI publicUrl;

    @Activate
    public Settings(PaymentSettings given) {
        this(Duration.ofSeconds(given.call_seconds()), URI.create(given.public_url()));
    }

    Settings(Duration callTime, URI publicUrl) {
        this.callTime = callTime;
        this.publicUrl = publicUrl;
    }

    /** How long a provider may take for one call, and for all the calls that a buyer waits for (G33). */
    Duration callTime() {
        return callTime;
    }

    /** Where the buyer's browser comes back to after 3-D Secure. */
    URI returnAddress(String payment, String nonce) {
        return publicUrl.resolve("/api/v1/payment-returns/" + payment + "/" + nonce);
    }
}
