package jp.noren.persistence.internal.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.noren.persistence.internal.Framework;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

class FenceTest {
    private static final Map<String, String> PROVIDES = Map.of(
            "Provide-Capability",
            "osgi.service;objectClass:List<String>=\"jp.noren.payment.spi.PaymentProvider\";uses:=\"jp.noren.payment.spi\"");
    private static final String EXPORTS = "jp.noren.payment.spi;version=\"%s\"";

    private Framework framework;
    private Bundle pool;

    @BeforeEach
    void open(@TempDir Path storage) throws BundleException {
        framework = new Framework(storage);
        new Fence(framework.context());
        pool = bundle("mvn:org.example/pool/1", "org.example.pool", Map.of());
    }

    @AfterEach
    void close() {
        framework.close();
    }

    private Bundle bundle(String location, String name, Map<String, String> headers) throws BundleException {
        Bundle bundle = framework.context().installBundle(location, Framework.jar(name, "1", Map.of(), headers));
        bundle.start();
        return bundle;
    }

    private void database() {
        Framework.serve(pool, DataSource.class, new org.apache.derby.jdbc.EmbeddedDataSource(), Map.of());
    }

    private static boolean sees(Bundle bundle, Class<?> type) {
        return bundle.getBundleContext().getServiceReference(type) != null;
    }

    @Test
    @DisplayName(
            "A provider, and what was installed from elsewhere, do not find the database; what came with the node does")
    void find() throws BundleException {
        database();

        assertThat(sees(bundle("mvn:jp.noren/jp.noren.checkout/1", "jp.noren.checkout", Map.of()), DataSource.class))
                .isTrue();
        assertThat(sees(bundle("mvn:org.example/jpa/1", "org.example.jpa", Map.of()), DataSource.class))
                .isTrue();
        assertThat(sees(bundle("mvn:jp.noren/x/1", "jp.noren.payment.sbps", Map.of()), DataSource.class))
                .isFalse();
        assertThat(sees(bundle("noren:com.example.quote:1", "com.example.quote", Map.of()), DataSource.class))
                .isTrue();
        assertThat(sees(bundle("noren:com.example.pay:1", "com.example.pay", PROVIDES), DataSource.class))
                .isFalse();
        assertThat(sees(bundle("file:/tmp/x.jar", "com.example.other", Map.of()), DataSource.class))
                .isFalse();
        assertThat(sees(bundle("file:/tmp/y.jar", "jp.noren.checkouts", Map.of()), DataSource.class))
                .isFalse();
    }

    @Test
    @DisplayName(
            "A bundle that an update makes a provider is behind the fence from then on, and one that was a provider is not any more")
    void updates() throws BundleException {
        database();
        Bundle bundle = bundle("noren:com.example.pay:1", "com.example.pay", Map.of());
        assertThat(sees(bundle, DataSource.class)).isTrue();
        long before = bundle.getLastModified();
        bundle.update(Framework.jar("com.example.pay", "2", Map.of(), PROVIDES));
        assertThat(bundle.getLastModified()).isGreaterThan(before);
        assertThat(sees(bundle, DataSource.class)).isFalse();
        bundle.update(Framework.jar("com.example.pay", "3", Map.of(), Map.of()));
        assertThat(sees(bundle, DataSource.class)).isTrue();
    }

    @Test
    @DisplayName(
            "The house's provider of points reaches the points, also in a version that was swapped in; one from elsewhere does not")
    void points() throws BundleException {
        String points = "jp.noren.payment.spi.StoredValue";
        pool.getBundleContext().registerService(points, new Anything(), null);

        assertThat(sees(bundle("mvn:jp.noren/points/1", "jp.noren.payment.points", PROVIDES), points))
                .isTrue();
        assertThat(sees(bundle("noren:jp.noren.payment.points:2", "jp.noren.payment.points2", PROVIDES), points))
                .isTrue();
        assertThat(sees(bundle("noren:com.example.pay:1", "com.example.pay", PROVIDES), points))
                .isFalse();
        assertThat(sees(bundle("file:/tmp/z.jar", "jp.noren.payment.stolen", PROVIDES), points))
                .isFalse();
    }

    private static boolean sees(Bundle bundle, String type) {
        return bundle.getBundleContext().getServiceReference(type) != null;
    }

    /** Stands for a service of a type that this bundle does not know. */
    private static final class Anything implements ServiceFactory<Object> {
        @Override
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            return this;
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
            // nothing is held
        }
    }

    @Test
    @DisplayName("They are not told either when the database comes")
    void events() throws BundleException {
        Bundle hostile = bundle("file:/tmp/x.jar", "com.example.pay", Map.of());
        List<ServiceEvent> heard = new ArrayList<>();
        hostile.getBundleContext().addServiceListener(heard::add);

        database();
        Framework.serve(pool, Clock.class, Clock.systemUTC(), Map.of());

        assertThat(heard).hasSize(1);
        assertThat(sees(hostile, Clock.class)).isTrue();
    }

    @Test
    @DisplayName("A bundle finds its own services, whatever they are")
    void own() throws BundleException {
        Bundle own = bundle("file:/tmp/x.jar", "com.example.pay", Map.of());
        Framework.serve(own, DataSource.class, new org.apache.derby.jdbc.EmbeddedDataSource(), Map.of());

        assertThat(sees(own, DataSource.class)).isTrue();
    }

    @Test
    @DisplayName("A package of the house that somebody else offers in a higher version is taken by nobody")
    void packages() throws BundleException {
        bundle("mvn:jp.noren/api/1", "jp.noren.payment.api", Map.of("Export-Package", EXPORTS.formatted("1.0.0")));
        bundle("file:/tmp/x.jar", "com.example.api", Map.of("Export-Package", EXPORTS.formatted("1.99.0")));
        Map<String, String> imports = Map.of("Import-Package", "jp.noren.payment.spi;version=\"[1.0,2)\"");
        Map<String, String> higher = Map.of("Import-Package", "jp.noren.payment.spi;version=\"[1.5,2)\"");

        Bundle provider = bundle("mvn:jp.noren/sbps/1", "jp.noren.payment.sbps", imports);

        assertThat(provider.adapt(org.osgi.framework.wiring.BundleWiring.class)
                        .getRequiredWires("osgi.wiring.package")
                        .get(0)
                        .getProvider()
                        .getSymbolicName())
                .isEqualTo("jp.noren.payment.api");
        assertThatThrownBy(() -> bundle("mvn:jp.noren/late/1", "jp.noren.payment.late", higher))
                .isInstanceOf(BundleException.class);
    }
}
