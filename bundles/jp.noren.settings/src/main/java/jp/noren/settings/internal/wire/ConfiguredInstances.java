package jp.noren.settings.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.settings.internal.app.InstalledProviders;
import jp.noren.settings.internal.app.Instances;
import jp.noren.settings.internal.app.OwnSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes instances of providers by factory configurations {@code <PID>.storefront~<STOREFRONT>-<revision>}. (The same PID cannot be used for one and for many:
 * Declarative Services refuses a factory configuration where a single one is in force.) A new revision is a new instance beside the old one, and only when it
 * is there the old one goes, which the gate sees as a side by side swap: nobody waits.
 */
@Component(service = Instances.class)
public final class ConfiguredInstances implements Instances {
    static final String REVISION = "noren.settings.revision";

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredInstances.class);
    private static final String RUN = ".noren.settings.run";
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Deliveries deliveries;
    private final InstalledProviders providers;
    private final LaneKeeper lanes;

    @Activate
    public ConfiguredInstances(
            BundleContext context,
            @Reference ConfigurationAdmin configurations,
            @Reference Deliveries deliveries,
            @Reference InstalledProviders providers,
            @Reference LaneKeeper lanes) {
        this.context = context;
        this.configurations = configurations;
        this.deliveries = deliveries;
        this.providers = providers;
        this.lanes = lanes;
    }

    @Override
    public void close(Set<OwnSettings.Of> own) {
        lanes.keep(own);
    }

    @Override
    public Optional<Long> serving(OwnSettings.Of of) {
        String filter = "(&(" + Gatekeeper.STOREFRONT + "=" + of.storefront() + ")(" + Constants.SERVICE_PID + "="
                + of.factoryPid() + "~*)(" + Deliveries.DELIVERED + "=true))";
        return references(filter).stream()
                .map(reference -> (Long) reference.getProperty(REVISION))
                .filter(Objects::nonNull)
                .max(Long::compare);
    }

    @Override
    public void arrange(List<Wanted> wanted, Set<OwnSettings.Of> keep) {
        List<Wanted> made = wanted.stream().filter(this::make).toList();
        long end = System.nanoTime() + WAIT_NANOS;
        List<Wanted> failed = new ArrayList<>();
        made.stream().filter(one -> !isThere(one, end)).forEach(failed::add);
        failed.forEach(one -> LOG.error(
                "Revision {} of the settings of {} at {} was not taken by the provider; what was there stays",
                one.revision(),
                one.of().storefront(),
                one.of().provider()));
        managed()
                .filter(there -> wanted.stream().noneMatch(one -> pid(one).equals(there.getPid())))
                .filter(there -> Stream.concat(keep.stream(), failed.stream().map(Wanted::of))
                        .noneMatch(of -> isOf(of, there)))
                .forEach(this::remove);
    }

    private static String pid(Wanted wanted) {
        return wanted.of().factoryPid() + "~" + name(wanted);
    }

    private static String name(Wanted wanted) {
        return wanted.of().storefront() + "-" + wanted.revision();
    }

    private static boolean isOf(OwnSettings.Of of, Configuration there) {
        return of.factoryPid().equals(there.getFactoryPid())
                && of.storefront().equals(there.getProperties().get(Gatekeeper.STOREFRONT));
    }

    /** False when it has been made since this node was started, and has its values. */
    private boolean make(Wanted wanted) {
        try {
            deliveries.put(pid(wanted), wanted.values());
            Configuration configuration =
                    configurations.getFactoryConfiguration(wanted.of().factoryPid(), name(wanted), "?");
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(Gatekeeper.STOREFRONT, wanted.of().storefront());
            properties.put(REVISION, wanted.revision());
            properties.put(RUN, context.getProperty(Constants.FRAMEWORK_UUID));
            boolean made = configuration.updateIfDifferent(properties);
            if (!made && isWithoutValues(wanted)) {
                configuration.update(properties);
                return true;
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A provider that came back while this bundle was being replaced has found nobody who delivers. */
    private boolean isWithoutValues(Wanted wanted) {
        return !references(
                        "(&(" + Constants.SERVICE_PID + "=" + pid(wanted) + ")(!(" + Deliveries.DELIVERED + "=true)))")
                .isEmpty();
    }

    /** A provider whose bundle is away is not waited for. */
    private boolean isThere(Wanted wanted, long end) {
        if (providers.find(wanted.of().provider()).isEmpty()) {
            return true;
        }
        while (!serving(wanted.of())
                .filter(revision -> revision == wanted.revision())
                .isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private Stream<Configuration> managed() {
        try {
            Configuration[] found = configurations.listConfigurations("(" + REVISION + "=*)");
            return found == null ? Stream.empty() : Arrays.stream(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remove(Configuration configuration) {
        try {
            String pid = configuration.getPid();
            configuration.delete();
            deliveries.remove(pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Collection<ServiceReference<PaymentProvider>> references(String filter) {
        try {
            return context.getServiceReferences(PaymentProvider.class, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
