package jp.noren.rental.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.payment.api.ProviderMethods;
import jp.noren.storefront.api.SwitchReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how many contracts run that a switch touches: all of them for rental itself, those that pay by its method for a provider. */
@Component(service = SwitchReach.class)
public final class ReachSwitches implements SwitchReach {
    private static final String OWN = "rental";

    private final Counting counting;
    private final ProviderMethods methods;

    /** Counts. Joins the running transaction. */
    public interface Counting {

        /** Contracts that have begun and not ended. */
        long running(String storefront, Optional<String> method);
    }

    @Activate
    public ReachSwitches(@Reference Counting counting, @Reference ProviderMethods methods) {
        this.counting = counting;
        this.methods = methods;
    }

    @Override
    public List<Reached> reach(String storefront, String name) {
        Optional<String> method = methods.ofSwitch(name);
        return name.equals(OWN) || method.isPresent()
                ? List.of(new Reached("rental.running-contracts", counting.running(storefront, method)))
                : List.of();
    }
}
