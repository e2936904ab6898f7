package jp.noren.audit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import jp.noren.audit.internal.db.SqlTrail;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {
    @TempDir
    Path folder;

    private static Trail trail(TestDatabase database) {
        return new SqlTrail(database.sql(), database.schema("audit"));
    }

    @EachDatabase
    void theKeyIsMadeOnceAndIsItsOwnersAlone(TestDatabase database) throws IOException {
        Path mine = folder.resolve(database.toString());
        Seals first = new Seals(mine, trail(database));
        Path key = mine.resolve("audit.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(new Seals(mine, trail(database)).currentKey()).isEqualTo(first.currentKey());
        assertThat(Base64.getDecoder().decode(Files.readString(key).strip())).hasSize(32);
    }

    @EachDatabase
    void theKeyStandsNowhereInTheDatabase(TestDatabase database) throws IOException {
        Path mine = folder.resolve(database.toString());
        Seals seals = new Seals(mine, trail(database));
        String key = Files.readString(mine.resolve("audit.key")).strip();
        assertThat(database.sql().query("select key_id from audit.keys", row -> row.getString(1)))
                .containsExactly(seals.currentKey());
        assertThat(key).doesNotContain(seals.currentKey());
        assertThat(seals.toString()).doesNotContain(key);
    }

    @EachDatabase
    void aTrailIsNotGoneOnWithUnderAnotherKey(TestDatabase database) {
        new Seals(folder.resolve(database.toString()), trail(database));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Seals(folder.resolve(database + "-other"), trail(database)))
                .withMessageContaining("put the key file of this database back");
    }

    @EachDatabase
    void aNewKeyIsAddedBelowTheOldOneAndBothVerify(TestDatabase database) throws IOException {
        Path mine = folder.resolve(database.toString());
        AuditFixture before = new AuditFixture(database, mine);
        before.act("KURA", "pay_1", 1);
        String added = Base64.getEncoder().encodeToString("another key of 32 random bytes!!".getBytes());
        Files.writeString(mine.resolve("audit.key"), added + "\n", StandardOpenOption.APPEND);
        AuditFixture after = new AuditFixture(database, mine);
        after.act("KURA", "pay_2", 2);
        assertThat(after.seals.currentKey()).isNotEqualTo(before.seals.currentKey());
        assertThat(after.verify.handle().findings()).isEmpty();
        assertThat(before.verify.handle().findings()).isNotEmpty();
    }
}
