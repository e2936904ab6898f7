package jp.noren.payment.internal.app;

import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes down which providers serve, so that the door waits for one that is away after a restart of the node too. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.remember-providers", Job.INTERVAL_SECONDS + ":Integer=10"})
public final class RememberProviders implements Job {
    private final Providers providers;
    private final KnownProviders known;

    @Activate
    public RememberProviders(@Reference Providers providers, @Reference KnownProviders known) {
        this.providers = providers;
        this.known = known;
    }

    @Override
    public boolean run() {
        known.remember(providers.present().stream().map(Providers.Present::info).toList());
        return false;
    }
}
