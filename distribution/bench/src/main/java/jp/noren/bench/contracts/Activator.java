package jp.noren.bench.contracts;

import java.util.Hashtable;
import jp.noren.billing.api.ChargeSource;
import jp.noren.billing.api.ChargedContracts;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers as many contracts as {@code noren.bench.contracts} says, for the storefront {@code noren.bench.storefront}. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        int contracts = Integer.getInteger("noren.bench.contracts", 0);
        long seed = Long.getLong("noren.bench.seed", 1);
        String storefront = System.getProperty("noren.bench.storefront");
        SeededContracts source = new SeededContracts(storefront, contracts, seed);
        context.registerService(
                new String[] {ChargedContracts.class.getName(), ChargeSource.class.getName()},
                source,
                new Hashtable<>());
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services away
    }
}
