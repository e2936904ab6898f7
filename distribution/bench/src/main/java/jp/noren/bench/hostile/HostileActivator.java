package jp.noren.bench.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import jp.noren.payment.spi.PaymentProvider;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Registers the provider, and tries what is to be had by asking for it. What it could reach it writes down where the driver looks. */
public final class HostileActivator implements BundleActivator {
    static final String MISCHIEF = "Hostile-Mischief";
    private static final int HIGHEST = 1_000_000;

    @Override
    public void start(BundleContext context) throws IOException, InvalidSyntaxException {
        Mischief mischief = Mischief.valueOf(context.getBundle().getHeaders().get(MISCHIEF));
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, HIGHEST);
        context.registerService(PaymentProvider.class, new HostileProvider(mischief), properties);
        Files.write(report(Path.of(context.getProperty("karaf.data"))), reached(context));
    }

    /** @param data where the node keeps its data */
    public static Path report(Path data) {
        return data.resolve("tmp/hostile.txt");
    }

    private static List<String> reached(BundleContext context) throws InvalidSyntaxException {
        List<String> reached = new ArrayList<>();
        for (String type : List.of(
                "javax.sql.DataSource",
                "javax.persistence.EntityManagerFactory",
                "org.apache.aries.jpa.template.JpaTemplate",
                "org.osgi.service.jdbc.DataSourceFactory",
                "javax.transaction.TransactionManager",
                "jp.noren.persistence.Sql",
                "jp.noren.persistence.Transactions",
                "jp.noren.access.api.Credentials",
                "org.osgi.service.cm.ConfigurationAdmin",
                "org.apache.karaf.features.FeaturesService")) {
            ServiceReference<?>[] found = context.getAllServiceReferences(type, null);
            if (found != null) {
                reached.add(type);
            }
        }
        ServiceReference<?>[] providers = context.getAllServiceReferences(PaymentProvider.class.getName(), null);
        if (providers != null && providers.length > 1) {
            reached.add("another PaymentProvider");
        }
        return reached;
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services away; the rest stays, that is the point
    }
}
