package jp.noren.settings.internal.wire;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.settings.internal.app.InstalledProvider;
import jp.noren.settings.internal.app.InstalledProviders;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;

/** Finds the providers among the bundles: those whose manifest offers a payment provider as a service. Their forms are read once for each install. */
@Component(service = InstalledProviders.class)
public final class MetatypeProviders implements InstalledProviders {
    private static final String OFFERED = PaymentProvider.class.getName();

    private record Read(long modified, Version version, InstalledProvider provider) {}

    private final BundleContext context;
    private final MetaTypeService metatype;
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    @Activate
    public MetatypeProviders(BundleContext context, @Reference MetaTypeService metatype) {
        this.context = context;
        this.metatype = metatype;
    }

    @Override
    public List<InstalledProvider> all() {
        Map<String, Read> highest = new TreeMap<>();
        Arrays.stream(context.getBundles())
                .filter(MetatypeProviders::isProvider)
                .map(this::read)
                .forEach(one -> highest.merge(
                        one.provider().id(),
                        one,
                        (a, b) -> Comparator.comparing(Read::version).compare(a, b) >= 0 ? a : b));
        return highest.values().stream().map(Read::provider).toList();
    }

    private static boolean isProvider(Bundle bundle) {
        String offers =
                bundle.getState() == Bundle.ACTIVE ? bundle.getHeaders("").get("Provide-Capability") : null;
        return offers != null && offers.contains(OFFERED);
    }

    private Read read(Bundle bundle) {
        return read.compute(
                bundle.getBundleId(),
                (id, known) -> known != null && known.modified() == bundle.getLastModified()
                        ? known
                        : new Read(bundle.getLastModified(), bundle.getVersion(), provider(bundle)));
    }

    private InstalledProvider provider(Bundle bundle) {
        String name = bundle.getSymbolicName();
        MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
        Optional<String> factory = pids(information.getFactoryPids())
                .filter(pid -> pid.endsWith(InstalledProvider.OF_STOREFRONTS))
                .findFirst();
        Optional<String> described = factory.or(
                () -> pids(information.getPids()).max(Comparator.comparing((String pid) -> pid.equals(name))));
        return new InstalledProvider(
                name.substring(name.lastIndexOf('.') + 1),
                bundle.getVersion().toString(),
                factory.orElse(null),
                FormReader.read(bundle, information, described));
    }

    private static Stream<String> pids(String[] pids) {
        return pids == null ? Stream.empty() : Arrays.stream(pids);
    }
}
