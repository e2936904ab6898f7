package jp.noren.persistence.internal.fence;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Who may reach what the house keeps to itself. Trusted is what came with the node, out of its own repository, or by {@code jp.noren.plugin}, which asks for
 * admission; a payment provider, whoever wrote it, and whatever was installed past both, gets by with what it is given in a call. An update does not
 * change where a bundle came from.
 */
final class Trust {
    private static final String OWN_REPOSITORY = "mvn:";
    private static final String ADMITTED = "noren:";
    private static final String HOUSE = "jp.noren.";
    private static final String PROVIDER = "jp.noren.payment.";
    private static final String PROVIDER_SERVICE = "jp.noren.payment.spi.PaymentProvider";
    private static final String PROVIDER_CONTRACT = "jp.noren.payment.api";

    /** The database, the settings of others, and the ways to install and to command. */
    private static final Set<String> GUARDED = Set.of(
            "javax.sql.DataSource",
            "javax.sql.XADataSource",
            "javax.sql.ConnectionPoolDataSource",
            "org.osgi.service.jdbc.DataSourceFactory",
            "javax.persistence.EntityManagerFactory",
            "javax.persistence.EntityManager",
            "org.osgi.service.jpa.EntityManagerFactoryBuilder",
            "org.apache.aries.jpa.template.JpaTemplate",
            "org.apache.aries.jpa.supplier.EmSupplier",
            "javax.transaction.TransactionManager",
            "javax.transaction.UserTransaction",
            "org.osgi.service.cm.ConfigurationAdmin",
            "org.apache.felix.cm.PersistenceManager",
            "org.apache.karaf.config.core.ConfigRepository",
            "org.apache.karaf.features.FeaturesService",
            "org.apache.karaf.shell.api.console.SessionFactory");

    /** What the engine keeps for the house's own provider of points, in whatever version; one of another house does not reach it. */
    private static final String STORED_VALUE = "jp.noren.payment.spi.StoredValue";

    private Trust() {}

    static boolean cameWithTheNode(Bundle bundle) {
        return bundle.getBundleId() == 0 || bundle.getLocation().startsWith(OWN_REPOSITORY);
    }

    static boolean isFenced(Bundle bundle) {
        return isProvider(bundle)
                || !cameWithTheNode(bundle) && !bundle.getLocation().startsWith(ADMITTED);
    }

    static boolean isProvider(Bundle bundle) {
        String name = String.valueOf(bundle.getSymbolicName());
        return name.startsWith(PROVIDER) && !name.equals(PROVIDER_CONTRACT) || saysSo(bundle);
    }

    /** By the services that its manifest announces. */
    private static boolean saysSo(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredCapabilities("osgi.service").stream()
                        .map(capability -> capability.getAttributes().get("objectClass"))
                        .anyMatch(types -> types instanceof List<?> list && list.contains(PROVIDER_SERVICE));
    }

    /** Whether a service is hidden from a bundle behind the fence: what is guarded, and the services of the house, but never one's own. */
    static boolean isHidden(ServiceReference<?> service, Bundle from) {
        return !from.equals(service.getBundle())
                && Arrays.stream((String[]) service.getProperty(Constants.OBJECTCLASS))
                        .anyMatch(type -> isGuarded(type, from));
    }

    private static boolean isGuarded(String type, Bundle from) {
        return type.equals(STORED_VALUE) ? !mayReachPoints(from) : GUARDED.contains(type) || type.startsWith(HOUSE);
    }

    /** A version that was swapped in is not of the node's own repository any more: it was admitted, and bears the house's name. */
    private static boolean mayReachPoints(Bundle from) {
        return cameWithTheNode(from)
                || from.getLocation().startsWith(ADMITTED)
                        && String.valueOf(from.getSymbolicName()).startsWith(PROVIDER);
    }
}
