package jp.noren.persistence.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.noren.kernel.Decision;
import jp.noren.persistence.internal.Fixture;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorTest {
    private static final Step ONE =
            Step.of("V001__shelf.sql", "create table shop.shelf (id int, stock int, note ${text});\n");
    private static final Step TWO = Step.of("V002__seed.sql", "insert into shop.shelf (id, stock) values (1, 5);\n");
    private static final Step THREE =
            Step.of("V003__drop.sql", "-- breaks-readers-before: 2\nalter table shop.shelf drop column note;\n");

    private static Fixture fixture(Kind kind) {
        Fixture fixture = Fixture.on(kind);
        fixture.migrator.prepare();
        return fixture;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void missingStepsAreAppliedOnceInTheirOrder(Kind kind) {
        try (Fixture fixture = fixture(kind)) {
            assertThat(fixture.migrator.migrate("shop", List.of(ONE), "shop 1")).isOne();
            assertThat(fixture.migrator.migrate("shop", List.of(ONE, TWO), "shop 2"))
                    .isEqualTo(2);
            assertThat(fixture.migrator.migrate("shop", List.of(ONE, TWO), "shop 2"))
                    .isEqualTo(2);
            assertThat(fixture.count("shop.shelf")).isOne();
            assertThat(fixture.sql.query(
                            "select bundle from persistence.step where schema_name = 'shop' order by number",
                            row -> row.getString(1)))
                    .containsExactly("shop 1", "shop 2");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStepThatWasChangedAfterwardsIsRefused(Kind kind) {
        try (Fixture fixture = fixture(kind)) {
            fixture.migrator.migrate("shop", List.of(ONE), "shop 1");
            Step changed = Step.of("V001__shelf.sql", ONE.text() + "create table shop.more (id int);\n");
            assertThatThrownBy(() -> fixture.migrator.migrate("shop", List.of(changed), "shop 2"))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("V001__shelf")
                    .hasMessageContaining("another text");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStepThatFailsLeavesNothingOfItself(Kind kind) {
        try (Fixture fixture = fixture(kind)) {
            Step bad = Step.of(
                    "V002__bad.sql", "insert into shop.shelf (id) values (9);\ncreate table shop.shelf (id int);\n");
            assertThatThrownBy(() -> fixture.migrator.migrate("shop", List.of(ONE, bad), "shop 1"))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("V002__bad");
            assertThat(fixture.count("shop.shelf")).isZero();
            assertThat(fixture.migrator.migrate("shop", List.of(ONE, TWO), "shop 1"))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anOlderBundleRunsOnANewerSchemaThatOnlyAdds(Kind kind) {
        try (Fixture fixture = fixture(kind)) {
            fixture.migrator.migrate("shop", List.of(ONE, TWO), "shop 2");
            assertThat(fixture.migrator.canRun("shop", 1)).isEqualTo(Decision.allowed());
            assertThat(fixture.migrator.migrate("shop", List.of(ONE), "shop 1")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void goingBackBehindAStepThatBreaksReadersIsRefusedBeforehand(Kind kind) {
        try (Fixture fixture = fixture(kind)) {
            fixture.migrator.migrate("shop", List.of(ONE, TWO, THREE), "shop 3");
            assertThat(fixture.migrator.canRun("shop", 2)).isEqualTo(Decision.allowed());
            assertThat(fixture.migrator.canRun("shop", 1))
                    .isEqualTo(Decision.rejected(
                            "persistence.schema-unreadable",
                            Map.of("schema", "shop", "step", 3, "needs", 2, "has", 1)));
            assertThatThrownBy(() -> fixture.migrator.migrate("shop", List.of(ONE), "shop 1"))
                    .isInstanceOf(SchemaRefusedException.class);
            assertThat(fixture.migrator.canRun("elsewhere", 0)).isEqualTo(Decision.allowed());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void numbersFollowEachOtherFromOne(Kind kind) {
        try (Fixture fixture = fixture(kind)) {
            assertThatThrownBy(() -> fixture.migrator.migrate("shop", List.of(TWO), "shop"))
                    .hasMessageContaining("no step 1");
            assertThatThrownBy(() -> fixture.migrator.migrate("shop", List.of(ONE, THREE), "shop"))
                    .hasMessageContaining("no step 2");
            assertThatThrownBy(() -> Step.of("V1_x.sql", "")).isInstanceOf(SchemaRefusedException.class);
        }
    }

    /** A Derby has one node only. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "POSTGRESQL")
    void twoNodesThatStartAtOnceMigrateOnce(Kind kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Fixture fixture = Fixture.on(kind)) {
            CyclicBarrier together = new CyclicBarrier(2);
            Future<Integer> one = pool.submit(() -> startNode(fixture, together));
            Future<Integer> other = pool.submit(() -> startNode(fixture, together));
            assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(fixture.count("shop.shelf")).isOne();
        } finally {
            pool.shutdownNow();
        }
    }

    private static int startNode(Fixture fixture, CyclicBarrier together) throws Exception {
        Migrator node = new Migrator(fixture.transactions, fixture.sql);
        together.await(30, TimeUnit.SECONDS);
        node.prepare();
        return node.migrate("shop", List.of(ONE, TWO, THREE), "shop");
    }
}
