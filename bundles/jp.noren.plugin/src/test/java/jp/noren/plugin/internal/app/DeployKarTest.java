package jp.noren.plugin.internal.app;

import static jp.noren.plugin.internal.app.House.CARD;
import static jp.noren.plugin.internal.app.House.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.i18n.Messages;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A kar that is laid into deploy/")
class DeployKarTest {
    private static final String HOSHI = "jp.noren.payment.hoshi 1.0.0 good";
    private static final String CARD_NEW = CARD + " 1.1.0 good";
    private static final String CHECKOUT_NEW = CHECKOUT + " 1.1.0 good";

    private static String deploy(House.Desk desk, House house, String... bundles) {
        TellPlugin tell = new TellPlugin(new Codes());
        DeployJar jars = new DeployJar(desk.node, new FindPieces(desk.node, house.routes), desk.request, tell);
        return new DeployKar(kar -> List.of(bundles), jars, tell).handle(Path.of("shop.kar"));
    }

    @EachDatabase
    @DisplayName("Each bundle in it is installed, swapped or updated as if it had been laid there alone")
    void takes(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");

        String outcome = deploy(desk, house, HOSHI, CARD_NEW, CHECKOUT_NEW, CARD_NEW);

        assertThat(outcome.lines())
                .containsExactly(
                        "plugin.state-succeeded jp.noren.payment.hoshi",
                        "plugin.state-succeeded " + CARD,
                        "plugin.state-succeeded " + CHECKOUT,
                        CARD + " 1.1.0 runs already.");
        assertThat(desk.node.serving("jp.noren.payment.hoshi")).isEqualTo(HOSHI);
        assertThat(desk.node.serving(CARD)).isEqualTo(CARD_NEW);
        assertThat(desk.node.serving(CHECKOUT)).isEqualTo(CHECKOUT_NEW);
        assertThat(desk.node.acts).contains("install " + CARD_NEW, "update " + CHECKOUT_NEW);
    }

    @EachDatabase
    @DisplayName("When one of them is refused, none is touched")
    void refused(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");

        String outcome = deploy(desk, house, HOSHI, CARD_NEW, "jp.noren.plugin 2.0.0 good");

        assertThat(outcome).isEqualTo("plugin.not-itself jp.noren.plugin");
        assertThat(desk.node.acts).isEmpty();
        assertThat(house.operations.latest(1)).isEmpty();
    }

    @EachDatabase
    @DisplayName("When one of them fails, the version before serves, and those behind it are not begun")
    void fails(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        desk.node.untestable.add("ill");

        String outcome = deploy(desk, house, HOSHI, CARD + " 1.1.0 ill", CHECKOUT_NEW);

        assertThat(outcome.lines())
                .containsExactly(
                        "plugin.state-succeeded jp.noren.payment.hoshi",
                        "plugin.self-test-failed " + CARD,
                        CHECKOUT_NEW + ": not begun, since the one before failed.");
        assertThat(desk.node.serving(CARD)).isEqualTo(CARD + " 1.0.0 good");
        assertThat(desk.node.serving(CHECKOUT)).isEqualTo(CHECKOUT + " 1.0.0 good");
    }

    /** Speaks in codes. */
    private static final class Codes implements Messages {
        @Override
        public String text(String language, String code, Map<String, ?> args) {
            return code + " " + args.get("plugin");
        }

        @Override
        public Optional<String> find(String language, String code, Map<String, ?> args) {
            return Optional.of(text(language, code, args));
        }

        @Override
        public String negotiate(String acceptLanguage) {
            return "en";
        }
    }
}
