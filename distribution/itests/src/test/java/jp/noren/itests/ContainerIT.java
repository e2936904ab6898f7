package jp.noren.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/** What the shop looks like from inside the container. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerIT {
    @Inject
    private BundleContext context;

    @Configuration
    public Option[] archive() throws IOException {
        return options(
                karafDistributionConfiguration()
                        .frameworkUrl(new File(System.getProperty("noren.archive"))
                                .toURI()
                                .toString())
                        .karafVersion("4.4.10")
                        .name("Noren")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false)
                        .runEmbedded(false),
                // The archive knows its own bundles only; those of the test come from Maven's local repository.
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        "${karaf.home.uri}system@id=system@snapshots, file:" + System.getProperty("exam.repository")
                                + "@id=exam"),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", "" + freePort()));
    }

    @Before
    public void booted() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (!idle().isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    public void everyBundleOfTheShopIsActive() {
        assertEquals(List.of(), idle());
        for (String bundle : List.of("checkout", "member", "payment", "payment.sbps", "payment.banktransfer")) {
            assertNotNull(bundle, bundle("jp.noren." + bundle));
        }
        assertNull("the sandbox", bundle("jp.noren.sandbox"));
    }

    @Test
    public void aProviderThatStopsTakesItsServiceAlongAndTouchesNobody() throws BundleException {
        Bundle card = bundle("jp.noren.payment.sbps");
        Map<Bundle, BundleWiring> before = wirings();
        assertEquals(1, providersOf(card));

        card.stop();
        try {
            assertNull("its provider", card.getRegisteredServices());
            assertEquals(1, providersOf(bundle("jp.noren.payment.banktransfer")));
            assertEquals(List.of(card.getSymbolicName()), idle());
            assertEquals("nobody is wired anew", before, wirings());
        } finally {
            card.start();
        }
        assertEquals(1, providersOf(card));
    }

    private List<String> idle() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .collect(Collectors.toList());
    }

    private Bundle bundle(String name) {
        return Stream.of(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findAny()
                .orElse(null);
    }

    private Map<Bundle, BundleWiring> wirings() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.adapt(BundleWiring.class) != null)
                .collect(Collectors.toMap(bundle -> bundle, bundle -> bundle.adapt(BundleWiring.class)));
    }

    private static long providersOf(Bundle bundle) {
        return Stream.ofNullable(bundle.getRegisteredServices())
                .flatMap(Stream::of)
                .map(service -> List.of((String[]) service.getProperty(Constants.OBJECTCLASS)))
                .filter(types -> types.contains("jp.noren.payment.spi.PaymentProvider"))
                .count();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
