package jp.noren.checkout.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.payment.api.ProviderMethods;
import jp.noren.storefront.api.SwitchReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how many orders are open that a switch touches: all of them for checkout itself, those of its method for a provider. */
@Component(service = SwitchReach.class)
public final class ReachSwitches implements SwitchReach {
    private static final String OWN = "checkout";

    private final Counting counting;
    private final ProviderMethods methods;

    /** Counts. Joins the running transaction. */
    public interface Counting {

        /** Orders whose payment still decides, or that wait for the credit line. */
        long open(String storefront, Optional<String> method);
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
                ? List.of(new Reached("checkout.open-orders", counting.open(storefront, method)))
                : List.of();
    }
}
