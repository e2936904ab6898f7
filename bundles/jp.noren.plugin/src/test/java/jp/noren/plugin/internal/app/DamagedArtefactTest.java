package jp.noren.plugin.internal.app;

import static jp.noren.plugin.internal.app.House.CARD;
import static jp.noren.plugin.internal.app.House.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.plugin.internal.domain.Verb;
import org.junit.jupiter.api.DisplayName;

class DamagedArtefactTest {
    private static final String OLD = CARD + " 1.0.0 good";
    private static final String NEW = CARD + " 1.1.0 good";
    private static final String CHANGED = CARD + " 1.1.0 changed";

    @EachDatabase
    @DisplayName(
            "A jar in the database that is not what its hash says is installed nowhere, keeps no other bundle back, and is followed once it is mended")
    void damaged(TestDatabase database) {
        House house = new House(database);
        House.Desk one = house.node("one");
        House.Desk two = house.node("two");
        two.look();
        one.act(Verb.SWAP, CARD, NEW);
        one.act(Verb.UPDATE, CHECKOUT, CHECKOUT + " 1.0.0 better");

        lay(house, CHANGED);
        two.look();
        assertThat(two.node.serving(CARD)).isEqualTo(OLD);
        assertThat(two.node.pieces).extracting(Bundles.Piece::sha256).doesNotContain(CHANGED, NEW);
        assertThat(two.node.serving(CHECKOUT)).isEqualTo(CHECKOUT + " 1.0.0 better");

        lay(house, NEW);
        house.clock.move(Duration.ofMinutes(2));
        two.look();
        assertThat(two.node.serving(CARD)).isEqualTo(NEW);
    }

    private static void lay(House house, String content) {
        house.database
                .sql()
                .update("update plugin.artefacts set content = ? where sha256 = ?", FakeNode.jar(content), NEW);
    }
}
