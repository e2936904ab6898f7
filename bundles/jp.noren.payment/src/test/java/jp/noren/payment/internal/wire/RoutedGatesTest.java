package jp.noren.payment.internal.wire;

import static jp.noren.payment.internal.wire.ProviderGatesTest.provider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.payment.internal.app.Providers;
import jp.noren.payment.spi.PaymentProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which version of a provider serves whom (design 7.2, 7.5, 7.6)")
class RoutedGatesTest {
    private final TestGates gates = new TestGates();
    private final Keeper keeper = new Keeper();
    private final PaymentProvider one = provider("a", "1.0.0");
    private final PaymentProvider two = provider("a", "2.0.0");

    /** Says what a test lets it say. */
    private static final class Keeper implements Gatekeeper {
        private final Map<Lane, String> routes = new HashMap<>();
        private final Set<Lane> own = new HashSet<>();
        private final Set<Long> banned = new HashSet<>();
        private LinkageError broken;

        @Override
        public boolean admits(long bundle, long modified) {
            return !banned.contains(bundle);
        }

        @Override
        public Map<Lane, String> routes() {
            return routes;
        }

        @Override
        public Set<Lane> ownInstances() {
            return own;
        }

        @Override
        public void broken(long bundle, LinkageError error) {
            broken = error;
        }
    }

    @AfterEach
    void close() {
        gates.close();
    }

    private String serving(String storefront) {
        try (Providers.Visit visit = gates.providers().enter("a", storefront)) {
            return visit.info().version();
        } catch (ClosedGateException e) {
            return "closed";
        }
    }

    @Test
    @DisplayName("The routed version serves, not the highest, and another one from the moment the route says so")
    void routed() {
        keeper.routes.put(Gatekeeper.Lane.common("a"), "1.0.0");
        gates.says(keeper).arrives(one).arrives(two);
        assertThat(serving("TANA")).isEqualTo("1.0.0");
        keeper.routes.put(Gatekeeper.Lane.common("a"), "2.0.0");
        gates.says(keeper);
        assertThat(serving("TANA")).isEqualTo("2.0.0");
        assertThat(gates.providers().present())
                .singleElement()
                .extracting(p -> p.info().version())
                .isEqualTo("2.0.0");
    }

    @Test
    @DisplayName("Where the routed version is missing the door is closed, whatever else is here")
    void missing() {
        keeper.routes.put(Gatekeeper.Lane.common("a"), "3.0.0");
        gates.arrives(one).says(keeper);
        assertThat(serving("TANA")).isEqualTo("closed");
        gates.arrives(provider("a", "3.0.0"));
        assertThat(serving("TANA")).isEqualTo("3.0.0");
    }

    @Test
    @DisplayName("Two storefronts run different versions of one provider")
    void perStorefront() {
        keeper.routes.put(Gatekeeper.Lane.common("a"), "1.0.0");
        keeper.routes.put(new Gatekeeper.Lane("a", "KURA"), "2.0.0");
        gates.arrives(one).arrives(two).says(keeper);
        assertThat(serving("TANA")).isEqualTo("1.0.0");
        assertThat(serving("KURA")).isEqualTo("2.0.0");
        assertThat(serving(null)).isEqualTo("1.0.0");
        assertThat(gates.providers().storefronts("a")).containsExactly("KURA");
        keeper.routes.remove(new Gatekeeper.Lane("a", "KURA"));
        gates.says(keeper);
        assertThat(serving("KURA")).isEqualTo("1.0.0");
    }

    @Test
    @DisplayName(
            "A storefront's own instance serves that storefront alone; one that is promised and missing is not replaced by the common one")
    void ownInstance() {
        PaymentProvider own = provider("a", "1.0.0");
        keeper.own.add(new Gatekeeper.Lane("a", "KURA"));
        gates.says(keeper).arrives(one);
        assertThat(serving("KURA")).isEqualTo("closed");
        assertThat(serving("TANA")).isEqualTo("1.0.0");
        gates.arrives(own, "KURA", 1);
        try (Providers.Visit visit = gates.providers().enter("a", "KURA")) {
            assertThat(visit.provider()).isSameAs(own);
        }
        try (Providers.Visit visit = gates.providers().enter("a", "TANA")) {
            assertThat(visit.provider()).isSameAs(one);
        }
        gates.leaves(own);
        assertThat(serving("KURA")).isEqualTo("closed");
        keeper.own.clear();
        gates.says(keeper);
        assertThat(serving("KURA")).isEqualTo("1.0.0");
    }

    @Test
    @DisplayName("A bundle that is not admitted serves nobody, and serves once it is admitted")
    void admission() {
        keeper.banned.add(7L);
        gates.says(keeper).arrives(one).arrives(two, null, 7);
        assertThat(serving("TANA")).isEqualTo("1.0.0");
        keeper.banned.clear();
        gates.says(keeper);
        assertThat(serving("TANA")).isEqualTo("2.0.0");
    }

    @Test
    @DisplayName(
            "From the start of the node nothing serves before a promised gatekeeper has spoken; while it is replaced its word holds, and who comes new waits")
    void promised() {
        gates.promisesKeeper().arrives(one);
        assertThat(serving("TANA")).isEqualTo("closed");
        keeper.routes.put(Gatekeeper.Lane.common("a"), "1.0.0");
        gates.says(keeper);
        assertThat(serving("TANA")).isEqualTo("1.0.0");
        gates.keeperLeaves();
        gates.arrives(two);
        assertThat(serving("TANA")).isEqualTo("1.0.0");
        keeper.routes.clear();
        gates.says(keeper);
        assertThat(serving("TANA")).isEqualTo("2.0.0");
    }

    @Test
    @DisplayName("A version that lacks a class is told of to the gatekeeper, and the call is unknown")
    void brokenVersion() {
        NoClassDefFoundError missing = new NoClassDefFoundError("gone");
        gates.says(keeper).arrives(one);
        try (Providers.Visit visit = gates.providers().enter("a", "TANA")) {
            visit.obtain(java.time.Duration.ofSeconds(10), p -> {
                throw missing;
            });
        }
        assertThat(keeper.broken).isSameAs(missing);
    }

    @Test
    void nobodyEntersWhereNobodyIs() {
        gates.says(keeper);
        assertThatThrownBy(() -> gates.providers().enter("a", "TANA")).isInstanceOf(ClosedGateException.class);
    }
}
