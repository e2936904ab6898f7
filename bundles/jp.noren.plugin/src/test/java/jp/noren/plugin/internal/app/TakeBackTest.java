package jp.noren.plugin.internal.app;

import static jp.noren.plugin.internal.app.House.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Verb;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A version that breaks is taken back")
class TakeBackTest {
    private static final String OLD = CARD + " 1.0.0 good";
    private static final String NEW = CARD + " 1.1.0 good";

    @EachDatabase
    @DisplayName("While the operation that brought it has not ended, nobody gets in; then it is taken back, once")
    void waits(TestDatabase database) {
        House house = new House(database);
        House.Desk desk = house.node("one");
        Operation swap = desk.act(Verb.SWAP, CARD, NEW);
        Operation busy = new Operation(
                "plo_busy",
                Verb.STOP,
                swap.target(),
                Operation.State.RUNNING,
                Operation.Step.ASKED,
                "opr_1",
                house.clock.instant(),
                null,
                "one",
                null,
                null,
                null);
        house.operations.open(busy);
        TakeBackBroken takeBack =
                new TakeBackBroken(
                        house.clock,
                        new Settings(new House.Values("open", false)),
                        house.routes,
                        desk.request,
                        desk.node) {
                    @Override
                    void pause() {
                        house.operations.move(busy, Operations.succeeded(busy, house.clock.instant()));
                    }
                };

        takeBack.handle(CARD, "1.1.0", new NoClassDefFoundError());
        takeBack.handle(CARD, "1.1.0", new NoClassDefFoundError());

        assertThat(desk.node.serving(CARD)).isEqualTo(OLD);
        List<String> doors = desk.node.acts.stream()
                .filter(act -> act.startsWith("shut") || act.startsWith("let in"))
                .toList();
        assertThat(doors).containsExactly("shut " + CARD + " 1.1.0", "let in " + CARD + " 1.1.0");
    }
}
