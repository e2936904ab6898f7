package jp.noren.plugin.internal.app;

import static jp.noren.plugin.internal.app.House.CARD;
import static jp.noren.plugin.internal.app.House.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Operation.State;
import jp.noren.plugin.internal.domain.Route;
import jp.noren.plugin.internal.domain.Verb;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Plugins: installed, swapped, taken back, on one node and on several")
class PluginsTest {
    private static final String OLD = CARD + " 1.0.0 good";
    private static final String NEW = CARD + " 1.1.0 good";

    @EachDatabase
    @DisplayName(
            "A swap routes the new version, takes the old one away, keeps its jar, and is recorded with the decision")
    void swaps(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        Operation done = desk.act(Verb.SWAP, CARD, NEW);
        assertThat(done.state()).isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.serving(CARD)).isEqualTo(NEW);
        assertThat(desk.node.pieces).extracting(Bundles.Piece::sha256).containsExactly(CHECKOUT + " 1.0.0 good", NEW);
        assertThat(house.acts)
                .containsExactly(
                        "plugin.asked " + CARD + " by opr_1",
                        "plugin.routed " + CARD + " by system:plugin",
                        "plugin.swap " + CARD + " by system:plugin");
        assertThat(desk.list.handle(CARD)).singleElement().satisfies(plugin -> {
            assertThat(plugin.by()).isEqualTo("opr_1");
            assertThat(plugin.routes().get(0).before()).isEqualTo(new Route.Version("1.0.0", OLD));
        });
    }

    @EachDatabase
    @DisplayName("Going back brings the version of before from the database")
    void rollsBack(TestDatabase database) {
        House.Desk desk = new House(database).node("one");
        assertThatThrownBy(() -> desk.act(Verb.ROLLBACK, CARD, null))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.nothing-before"));
        desk.act(Verb.SWAP, CARD, NEW);
        assertThat(desk.act(Verb.ROLLBACK, CARD, null).state()).isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.serving(CARD)).isEqualTo(OLD);
        assertThat(desk.node.pieces).hasSize(2);
    }

    @EachDatabase
    @DisplayName(
            "A version that cannot be linked, started or tested never serves: the old one does, and nothing stays behind")
    void badVersions(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        desk.node.unlinkable.add("lone");
        desk.node.unstartable.add("dead");
        desk.node.untestable.add("ill");
        assertThat(failure(desk, Verb.SWAP, CARD, "lone")).isEqualTo("plugin.does-not-resolve");
        assertThat(failure(desk, Verb.SWAP, CARD, "dead")).isEqualTo("plugin.start-failed");
        assertThat(failure(desk, Verb.SWAP, CARD, "ill")).isEqualTo("plugin.self-test-failed");
        assertThat(failure(desk, Verb.UPDATE, CHECKOUT, "lone")).isEqualTo("plugin.does-not-resolve");
        assertThat(failure(desk, Verb.UPDATE, CHECKOUT, "dead")).isEqualTo("plugin.start-failed");
        assertThat(failure(desk, Verb.UPDATE, CHECKOUT, "ill")).isEqualTo("plugin.self-test-failed");
        assertThat(desk.node.serving(CARD)).isEqualTo(OLD);
        assertThat(desk.node.serving(CHECKOUT)).isEqualTo(CHECKOUT + " 1.0.0 good");
        assertThat(desk.node.pieces).hasSize(2);
        assertThat(house.routes.all()).isEmpty();
    }

    private static String failure(House.Desk desk, Verb verb, String bundle, String word) {
        Operation ended = desk.act(verb, bundle, bundle + " 2.0.0 " + word);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        return ended.code();
    }

    @EachDatabase
    @DisplayName("A capability is updated in place, and can be put back")
    void inPlace(TestDatabase database) {
        House.Desk desk = new House(database).node("one");
        String next = CHECKOUT + " 1.0.0 better";
        assertThat(desk.act(Verb.UPDATE, CHECKOUT, next).state()).isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.serving(CHECKOUT)).isEqualTo(next);
        assertThat(desk.act(Verb.ROLLBACK, CHECKOUT, null).state()).isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.serving(CHECKOUT)).isEqualTo(CHECKOUT + " 1.0.0 good");
    }

    @EachDatabase
    @DisplayName("One storefront runs another version than the others; both stay")
    void oneStorefront(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        assertThat(desk.act(Verb.SWAP, CARD, "KURA", NEW).state()).isEqualTo(State.SUCCEEDED);
        assertThat(house.routes.find(CARD, "KURA").orElseThrow().now().version())
                .isEqualTo("1.1.0");
        assertThat(house.routes.find(CARD, null).orElseThrow().now().version()).isEqualTo("1.0.0");
        assertThat(desk.node.pieces).extracting(Bundles.Piece::sha256).contains(OLD, NEW);
        assertThat(desk.act(Verb.ROLLBACK, CARD, "KURA", null).state()).isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.pieces)
                .extracting(Bundles.Piece::sha256)
                .contains(OLD)
                .doesNotContain(NEW);
    }

    @EachDatabase
    @DisplayName("Another node fetches the routed jar from the database and follows; capabilities too")
    void severalNodes(TestDatabase database) {
        House house = new House(database);
        House.Desk one = house.node("one");
        House.Desk two = house.node("two");
        one.look();
        two.look();
        one.act(Verb.SWAP, CARD, NEW);
        one.act(Verb.UPDATE, CHECKOUT, CHECKOUT + " 1.0.0 better");
        assertThat(two.node.serving(CARD)).isEqualTo(OLD);
        two.look();
        assertThat(two.node.serving(CARD)).isEqualTo(NEW);
        assertThat(two.node.serving(CHECKOUT)).isEqualTo(CHECKOUT + " 1.0.0 better");
        assertThat(two.node.pieces).hasSize(2);
    }

    @EachDatabase
    @DisplayName("A node that cannot start what is routed goes on with what it has")
    void cannotFollow(TestDatabase database) {
        House house = new House(database);
        House.Desk one = house.node("one");
        House.Desk two = house.node("two");
        two.look();
        two.node.unstartable.add("good");
        one.act(Verb.SWAP, CARD, NEW);
        two.look();
        assertThat(two.node.serving(CARD)).isEqualTo(OLD);
    }

    @EachDatabase
    @DisplayName("Of two who change a route, one wins")
    void fence(TestDatabase database) {
        House house = new House(database);
        Route.Version first = new Route.Version("1.0.0", OLD);
        Route route = new Route(CARD, null, "sbps", first, null, 1, house.clock.instant(), "opr_1");
        assertThat(house.routes.add(route)).isTrue();
        assertThat(house.routes.add(route)).isFalse();
        Route mine = route.to(new Route.Version("2.0.0", NEW), house.clock.instant(), "opr_1");
        Route other = route.to(new Route.Version("3.0.0", NEW), house.clock.instant(), "opr_2");
        assertThat(house.routes.move(route, mine)).isTrue();
        assertThat(house.routes.move(route, other)).isFalse();
        assertThat(house.routes.remove(route)).isFalse();
        assertThat(house.routes.find(CARD, null)).contains(mine);
    }

    @EachDatabase
    @DisplayName("Killed anywhere in a swap, a node comes back with exactly one version, and the operation has an end")
    void killed(TestDatabase database) {
        for (String moment : new String[] {"install", "start", "follow", "uninstall"}) {
            House house = new House(TestDatabase.emptied(database.kind()));
            House.Desk desk = house.node(new DyingNode(moment), "open", false);
            assertThatThrownBy(() -> desk.act(Verb.SWAP, CARD, NEW)).isInstanceOf(FakeNode.NodeDied.class);
            desk.node.comesBack();
            desk.look();
            boolean routed = house.routes
                    .find(CARD, null)
                    .filter(route -> route.now().sha256().equals(NEW))
                    .isPresent();
            assertThat(desk.node.serving(CARD)).as(moment).isEqualTo(routed ? NEW : OLD);
            assertThat(desk.node.pieces)
                    .as(moment)
                    .filteredOn(piece -> piece.name().equals(CARD))
                    .hasSize(1);
            assertThat(house.operations.open()).as(moment).isEmpty();
            assertThat(house.operations.latest(1).get(0).state())
                    .as(moment)
                    .isEqualTo(routed ? State.SUCCEEDED : State.FAILED);
            assertThat(desk.act(Verb.UPDATE, CARD, CARD + " 3.0.0 good").state())
                    .isEqualTo(State.SUCCEEDED);
        }
    }

    @EachDatabase
    @DisplayName(
            "Killed in an update in place, a node comes back with the version that was routed; nobody gets into the other one")
    void killedInPlace(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node(new DyingNode("update"), "open", false);
        assertThatThrownBy(() -> desk.act(Verb.UPDATE, CHECKOUT, CHECKOUT + " 2.0.0 good"))
                .isInstanceOf(FakeNode.NodeDied.class);
        desk.node.comesBack();
        desk.look();
        assertThat(desk.node.serving(CHECKOUT)).isEqualTo(CHECKOUT + " 1.0.0 good");
        assertThat(desk.node.served).contains(CHECKOUT + " 1.0.0 good").doesNotContain(CHECKOUT + " 2.0.0 good");
        assertThat(house.operations.open()).isEmpty();
    }

    @EachDatabase
    @DisplayName("What one asks for runs when another one has confirmed it; going back needs nobody")
    void twoPersons(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node(new FakeNode("one").with(OLD), "open", true);
        Operation waiting = desk.act(Verb.SWAP, CARD, NEW);
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(desk.node.serving(CARD)).isEqualTo(OLD);
        assertThatThrownBy(() -> desk.confirm.handle(House.operator("opr_1"), waiting.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.second-person"));
        assertThatThrownBy(() -> desk.act(Verb.STOP, CARD, null))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.busy"));
        Operation done = desk.confirm.handle(House.operator("opr_2"), waiting.id());
        assertThat(done.state()).isEqualTo(State.SUCCEEDED);
        assertThat(done.confirmedBy()).isEqualTo("opr_2");
        assertThat(desk.act(Verb.ROLLBACK, CARD, null).state()).isEqualTo(State.SUCCEEDED);
    }

    @EachDatabase
    @DisplayName(
            "Where admission is required, a jar that is neither listed nor signed is refused before anything is written")
    void admission(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node(new FakeNode("one").with(OLD), "required", false);
        assertThatThrownBy(() -> desk.act(Verb.SWAP, CARD, NEW))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.not-admitted"));
        assertThat(house.operations.latest(1)).isEmpty();
        assertThat(desk.node.acts).isEmpty();
    }

    @EachDatabase
    @DisplayName("A version that lacks a class is taken back while it is on probation, and is not afterwards")
    void lacksAClass(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        desk.act(Verb.SWAP, CARD, NEW);
        desk.takeBack.handle(CARD, "1.0.0", new NoClassDefFoundError());
        assertThat(desk.node.serving(CARD)).isEqualTo(NEW);
        assertThat(desk.node.acts).noneMatch(act -> act.startsWith("shut"));
        desk.takeBack.handle(CARD, "1.1.0", new NoClassDefFoundError());
        assertThat(desk.node.serving(CARD)).isEqualTo(OLD);
        assertThat(desk.node.acts)
                .containsSubsequence("shut " + CARD + " 1.1.0", "install " + OLD, "let in " + CARD + " 1.1.0");
        desk.act(Verb.SWAP, CARD, NEW);
        house.clock.move(Duration.ofMinutes(11));
        desk.takeBack.handle(CARD, "1.1.0", new NoClassDefFoundError());
        assertThat(desk.node.serving(CARD)).isEqualTo(NEW);
    }

    @EachDatabase
    @DisplayName("What is not there is not found; what is installed once is not installed twice")
    void installs(TestDatabase database) {
        House.Desk desk = new House(database).node("one");
        assertThatThrownBy(() -> desk.act(Verb.STOP, "jp.noren.payment.hoshi", null))
                .isInstanceOf(RefusedException.class);
        String hoshi = "jp.noren.payment.hoshi 1.0.0 good";
        assertThat(desk.act(Verb.INSTALL, null, hoshi).state()).isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.serving("jp.noren.payment.hoshi")).isEqualTo(hoshi);
        assertThatThrownBy(() -> desk.act(Verb.INSTALL, null, hoshi))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.already-installed"));
        assertThat(desk.act(Verb.UNINSTALL, "jp.noren.payment.hoshi", null).state())
                .isEqualTo(State.SUCCEEDED);
        assertThat(desk.node.serving("jp.noren.payment.hoshi")).isEqualTo("closed");
    }

    @EachDatabase
    @DisplayName("After a release each node serves what it came with, until something is routed again")
    void released(TestDatabase database) {
        House house = new House(database);
        House.Desk one = house.node("one");
        one.act(Verb.SWAP, CARD, NEW);
        assertThat(one.act(Verb.RELEASE, CARD, null).state()).isEqualTo(State.SUCCEEDED);
        assertThat(house.routes.all()).isEmpty();
        assertThat(one.node.serving(CARD)).isEqualTo(NEW);
        House.Desk upgraded = house.node(new FakeNode("two").with(CARD + " 2.0.0 good"), "open", false);
        upgraded.look();
        assertThat(upgraded.node.serving(CARD)).isEqualTo(CARD + " 2.0.0 good");
    }

    @EachDatabase
    @DisplayName("What does not let itself be taken away serves nobody: the old version is held")
    void stuck(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        desk.node.untestable.add("ill");
        desk.node.immovable.add("ill");
        assertThat(failure(desk, Verb.SWAP, CARD, "ill")).isEqualTo("plugin.self-test-failed");
        desk.look();
        assertThat(desk.node.serving(CARD)).isEqualTo(OLD);
        assertThat(house.routes.find(CARD, null).orElseThrow().now().version()).isEqualTo("1.0.0");
    }
}
