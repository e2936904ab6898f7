package jp.noren.audit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with every right on the database, but without the key, changes something. */
class TamperTest {
    private static final int TAMPERS = 500;
    private static final long SEED = Long.getLong("noren.seed", 20261121L);

    @TempDir
    Path folder;

    @EachDatabase
    @DisplayName("G58: 500 random tampers, all found")
    void everyTamperIsFound(TestDatabase database) throws SQLException {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        for (int i = 0; i < 60; i++) {
            node.act(i % 3 == 0 ? "TANA" : "KURA", "pay_" + i, i);
        }
        Random random = new Random(SEED);
        Map<Tampering.Kind, Integer> found = new EnumMap<>(Tampering.Kind.class);
        try (Tampering attacker = new Tampering(database, random)) {
            assertThat(node.verify.handle().findings()).isEmpty();
            for (int i = 0; i < TAMPERS; i++) {
                Tampering.Kind kind = Tampering.Kind.values()[i % Tampering.Kind.values().length];
                String what = attacker.tamper(kind);
                assertThat(node.verify.handle().intact())
                        .as("tamper %d of seed %d on %s: %s", i, SEED, database, what)
                        .isFalse();
                attacker.undo();
                found.merge(kind, 1, Integer::sum);
            }
            assertThat(node.verify.handle().findings())
                    .as("after all was undone")
                    .isEmpty();
        }
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERS);
        assertThat(found).hasSize(Tampering.Kind.values().length);
    }

    @EachDatabase
    @DisplayName("G58: an end that was cut off while no node ran is found by the anchor file")
    void anEndThatWasCutOffWithItsOldHeadIsFoundAfterARestart(TestDatabase database) throws SQLException {
        Path mine = folder.resolve(database.toString());
        AuditFixture before = new AuditFixture(database, mine);
        before.act("KURA", "pay_1", 1);
        try (Tampering attacker = new Tampering(database, new Random(SEED))) {
            before.act("KURA", "pay_2", 2);
            before.anchors.writeAll();
            assertThat(new AuditFixture(database, mine).verify.handle().findings())
                    .isEmpty();
            attacker.rewind();
            assertThat(new AuditFixture(database, mine).verify.handle().intact())
                    .isFalse();
        }
    }

    @EachDatabase
    void anEditOfTheAnchorFileIsFound(TestDatabase database) throws IOException {
        Path mine = folder.resolve(database.toString());
        AuditFixture node = new AuditFixture(database, mine);
        for (int i = 0; i < 3; i++) {
            node.act("KURA", "pay_" + i, i);
            node.anchors.writeAll();
        }
        Path file = mine.resolve("anchors.log");
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(3);
        Files.write(file, List.of(lines.get(0), lines.get(2)));
        assertThat(node.verify.handle().intact()).isFalse();
        Files.write(file, List.of(lines.get(0), lines.get(1).replace(" KURA ", " TANA "), lines.get(2)));
        assertThat(node.verify.handle().intact()).isFalse();
        Files.write(file, lines);
        assertThat(node.verify.handle().findings()).isEmpty();
    }

    @EachDatabase
    void anAnchorIsWrittenEveryThousandEntries(TestDatabase database) throws IOException {
        Path mine = folder.resolve(database.toString());
        AuditFixture node = new AuditFixture(database, mine);
        Map<String, ?> nothing = Map.of();
        for (int i = 0; i < 4; i++) {
            database.transactions().run(() -> {
                for (int k = 0; k < 300; k++) {
                    node.record.record(AuditFixture.OPERATOR, "KURA", "a.b", "c", nothing);
                }
            });
        }
        assertThat(Files.readAllLines(mine.resolve("anchors.log")))
                .singleElement()
                .asString()
                .as("the end of the transaction that came past the thousandth")
                .contains(" 1200 ");
    }
}
