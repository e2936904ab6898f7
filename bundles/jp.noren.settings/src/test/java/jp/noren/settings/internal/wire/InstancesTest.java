package jp.noren.settings.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.settings.internal.app.Instances.Wanted;
import jp.noren.settings.internal.app.OwnSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.metatype.MetaTypeService;

/** With the container's own parts: a single configuration for the house, factory configurations for storefronts, of one provider, together. */
class InstancesTest {
    private static final String PID = "jp.noren.payment.sbps";
    private static final String CANARY = "canary-7f3a";
    private static final OwnSettings.Of TANA = of("TANA");
    private static final OwnSettings.Of MINAMO = of("MINAMO");

    @TempDir
    Path storage;

    private Framework framework;
    private Deliveries deliveries;
    private LaneKeeper lanes;
    private ConfiguredInstances instances;

    @BeforeEach
    void open() throws Exception {
        framework = new Framework(storage);
        start();
    }

    private void start() {
        deliveries = new Deliveries();
        framework
                .context()
                .registerService(
                        ConfigurationPlugin.class,
                        deliveries,
                        new Hashtable<>(Map.of(ConfigurationPlugin.CM_RANKING, 500)));
        lanes = new LaneKeeper(framework.context());
        instances = new ConfiguredInstances(
                framework.context(),
                framework.service(ConfigurationAdmin.class),
                deliveries,
                new MetatypeProviders(framework.context(), framework.service(MetaTypeService.class)),
                lanes);
    }

    @AfterEach
    void close() throws Exception {
        framework.close();
    }

    private static OwnSettings.Of of(String storefront) {
        return new OwnSettings.Of(storefront, "sbps", PID + ".storefront");
    }

    private static Wanted wanted(OwnSettings.Of of, long revision, String secret) {
        return new Wanted(
                of,
                revision,
                Map.of(
                        "endpoint", List.of("https://cards.example/api"),
                        "merchant.id", List.of("30132"),
                        "merchant.service", List.of("002"),
                        ".hash.key", List.of(secret),
                        "contract", List.of("CAPTURE_AFTER_COMMIT"),
                        "read.millis", List.of("9000")));
    }

    /** The house's own, as a file in etc/ would set it: with a gap, so that it can be told from the others. */
    private void setHouse() throws IOException {
        framework
                .service(ConfigurationAdmin.class)
                .getConfiguration(PID, "?")
                .update(new Hashtable<>(Map.of("endpoint", "https://house.example/api")));
        Framework.await(() -> gaps().get("house"));
    }

    /** The gaps of each instance that is there, by storefront. */
    private Map<String, List<String>> gaps() {
        Map<String, List<String>> gaps = new TreeMap<>();
        for (ServiceReference<PaymentProvider> reference : references()) {
            PaymentProvider provider = framework.context().getService(reference);
            Object storefront = reference.getProperty(Gatekeeper.STOREFRONT);
            if (provider != null && provider.info().id().equals("sbps")) {
                gaps.put(storefront == null ? "house" : storefront.toString(), provider.gaps());
            }
        }
        return gaps;
    }

    private List<ServiceReference<PaymentProvider>> references() {
        try {
            return List.copyOf(framework.context().getServiceReferences(PaymentProvider.class, null));
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName(
            "two storefronts have instances of their own beside the house's, each complete by its own values alone")
    void standBeside() throws Exception {
        setHouse();
        instances.arrange(List.of(wanted(TANA, 1, CANARY), wanted(MINAMO, 2, CANARY)), Set.of());
        assertThat(gaps().keySet()).containsExactly("MINAMO", "TANA", "house");
        assertThat(gaps().get("TANA")).isEmpty();
        assertThat(gaps().get("MINAMO")).isEmpty();
        assertThat(gaps().get("house")).contains("payment.sbps.gap-hash-key");
        assertThat(instances.serving(TANA)).contains(1L);
    }

    @Test
    @DisplayName("what came first does not matter: the house's settings come and change beside storefronts' instances")
    void orderIsFree() throws Exception {
        instances.arrange(List.of(wanted(TANA, 1, CANARY)), Set.of());
        setHouse();
        assertThat(gaps().keySet()).containsExactly("TANA", "house");
        assertThat(gaps().get("TANA")).isEmpty();
    }

    @Test
    @DisplayName("another revision is there before the one before it leaves, and the house's instance is left alone")
    void replaces() throws Exception {
        setHouse();
        instances.arrange(List.of(wanted(TANA, 1, CANARY)), Set.of());
        List<String> events = new CopyOnWriteArrayList<>();
        framework.context().addServiceListener(event -> note(events, event));
        instances.arrange(List.of(wanted(TANA, 5, CANARY + "-new")), Set.of());
        Framework.await(() -> events.size() >= 2 ? events : null);
        assertThat(events).containsExactly("comes TANA 5", "goes TANA 1");
        assertThat(instances.serving(TANA)).contains(5L);
    }

    private static void note(List<String> events, ServiceEvent event) {
        Object storefront = event.getServiceReference().getProperty(Gatekeeper.STOREFRONT);
        Object revision = event.getServiceReference().getProperty(ConfiguredInstances.REVISION);
        if (event.getServiceReference().getProperty("payment.method") != null) {
            String what = event.getType() == ServiceEvent.REGISTERED ? "comes " : "goes ";
            events.add(what + storefront + " " + revision);
        }
    }

    @Test
    @DisplayName("the same again does nothing; what is not wanted goes; what shall be kept stays")
    void arranges() throws Exception {
        instances.arrange(List.of(wanted(TANA, 1, CANARY), wanted(MINAMO, 2, CANARY)), Set.of());
        List<String> events = new CopyOnWriteArrayList<>();
        framework.context().addServiceListener(event -> note(events, event));
        instances.arrange(List.of(wanted(TANA, 1, CANARY), wanted(MINAMO, 2, CANARY)), Set.of());
        assertThat(events).isEmpty();
        instances.arrange(List.of(), Set.of(MINAMO));
        Framework.await(() -> gaps().containsKey("TANA") ? null : gaps());
        assertThat(gaps().keySet()).containsExactly("MINAMO");
    }

    @Test
    @DisplayName(
            "no file below the framework's storage holds a delivered secret, and listing configurations does not show it")
    void keepsSecretsOffTheDisk() throws Exception {
        setHouse();
        instances.arrange(List.of(wanted(TANA, 1, CANARY)), Set.of());
        instances.arrange(List.of(wanted(TANA, 2, CANARY + "-2")), Set.of());
        assertThat(filesWith("TANA"))
                .as("the configuration itself is on the disk")
                .isNotEmpty();
        assertThat(filesWith(CANARY)).isEmpty();
        for (var configuration : framework.service(ConfigurationAdmin.class).listConfigurations(null)) {
            assertThat(configuration.getProperties().toString()).doesNotContain(CANARY);
        }
        for (ServiceReference<PaymentProvider> reference : references()) {
            for (String key : reference.getPropertyKeys()) {
                assertThat(String.valueOf(reference.getProperty(key))).doesNotContain(CANARY);
            }
        }
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(storage)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                        found.add(file);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return found;
    }

    @Test
    @DisplayName("a provider that came back while nobody delivered has its values as soon as somebody does again")
    void deliversLater() throws Exception {
        instances.arrange(List.of(wanted(TANA, 1, CANARY)), Set.of());
        deliveries.remove(PID + ".storefront~TANA-1");
        Bundle sbps = references().get(0).getBundle();
        sbps.stop();
        sbps.start();
        Framework.await(() -> gaps().get("TANA"));
        assertThat(gaps().get("TANA")).isNotEmpty();
        instances.arrange(List.of(wanted(TANA, 1, CANARY)), Set.of());
        assertThat(instances.serving(TANA)).contains(1L);
        assertThat(gaps().get("TANA")).isEmpty();
    }

    @Test
    @DisplayName(
            "a trial has an instance with its own values in a lane of its own, and leaves nothing behind, not even on the disk")
    void lendsAnInstance() throws Exception {
        setHouse();
        instances.close(Set.of());
        TrialInstances bench =
                new TrialInstances(framework.context(), framework.service(ConfigurationAdmin.class), deliveries, lanes);
        Gatekeeper keeper = framework.context().getService(framework.context().getServiceReference(Gatekeeper.class));
        List<String> seen = bench.with(TANA, wanted(TANA, 1, CANARY).values(), lane -> {
            assertThat(keeper.ownInstances()).containsExactly(new Gatekeeper.Lane("sbps", lane));
            assertThatThrownBy(() -> bench.with(TANA, Map.of(), again -> again))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("settings.trial-runs");
            return gaps().get(lane);
        });
        assertThat(seen).isEmpty();
        Framework.await(() -> gaps().size() == 1 ? gaps() : null);
        assertThat(gaps().keySet()).containsExactly("house");
        assertThat(keeper.ownInstances()).isEmpty();
        assertThat(filesWith(CANARY)).isEmpty();
        assertThat(framework
                        .service(ConfigurationAdmin.class)
                        .listConfigurations("(" + ConfigurationAdmin.SERVICE_FACTORYPID + "=*)"))
                .isNull();
    }

    @Test
    @DisplayName("lanes are told once they have been read, and told again only when they differ")
    void tellsLanes() {
        assertThat(framework.context().getServiceReference(Gatekeeper.class)).isNull();
        instances.close(Set.of(TANA));
        ServiceReference<Gatekeeper> reference = framework.context().getServiceReference(Gatekeeper.class);
        assertThat(framework.context().getService(reference).ownInstances())
                .containsExactly(new Gatekeeper.Lane("sbps", "TANA"));
        Object first = reference.getProperty(Gatekeeper.REVISION);
        instances.close(Set.of(TANA));
        assertThat(reference.getProperty(Gatekeeper.REVISION)).isEqualTo(first);
        instances.close(Set.of());
        assertThat(reference.getProperty(Gatekeeper.REVISION)).isNotEqualTo(first);
        lanes.close();
        assertThat(framework.context().getServiceReference(Gatekeeper.class)).isNull();
    }
}
