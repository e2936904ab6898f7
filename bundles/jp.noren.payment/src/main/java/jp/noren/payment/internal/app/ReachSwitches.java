package jp.noren.payment.internal.app;

import java.util.List;
import jp.noren.storefront.api.SwitchReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what is under way by a provider that a storefront is about to switch, or to set otherwise. */
@Component(service = SwitchReach.class)
public final class ReachSwitches implements SwitchReach {
    private static final String PROVIDER = "payment.";

    private final Counting counting;

    /** Counts. Joins the running transaction. */
    public interface Counting {

        /** Payments that have not ended. */
        long openAttempts(String storefront, String provider);

        /** Refunds that have not ended. */
        long openRefunds(String storefront, String provider);
    }

    @Activate
    public ReachSwitches(@Reference Counting counting) {
        this.counting = counting;
    }

    @Override
    public List<Reached> reach(String storefront, String name) {
        if (!name.startsWith(PROVIDER)) {
            return List.of();
        }
        String provider = name.substring(PROVIDER.length());
        return List.of(
                new Reached("payment.open-attempts", counting.openAttempts(storefront, provider)),
                new Reached("payment.open-refunds", counting.openRefunds(storefront, provider)));
    }
}
