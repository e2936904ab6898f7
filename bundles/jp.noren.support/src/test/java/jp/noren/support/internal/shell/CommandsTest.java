package jp.noren.support.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.persistence.testing.TestDatabase;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.house.House;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final House house = new House(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));

    @Test
    @DisplayName("R056: support:keys counts the pool and lists who waits, without a code")
    void keys() {
        house.router("K1", "SUPPORT_PREMIUM");
        house.router("K2", "SUPPORT_PREMIUM");
        house.importKeys("CODE-1");
        assertThat(keysOf("SORA"))
                .startsWith("0 free, 1 assigned, 1 waiting.\nKEY_PENDING K")
                .doesNotContain("CODE-1");
        assertThat(keysOf("NONE")).isEqualTo("Refused: kernel.not-found");
    }

    private String keysOf(String storefront) {
        KeysCommand command = new KeysCommand();
        command.read = house.readKeys;
        command.storefront = storefront;
        return String.valueOf(command.execute());
    }

    @Test
    @DisplayName(
            "R040 R047 R051: support:explain says by which rule each operation is allowed or not, and from when it is")
    void explain() {
        house.router("K1", "SUPPORT");
        assertThat(explained("K1", "2026-11-16"))
                .contains("RELEASE: no, R040", "Allowed on 2026-12-01.", "CHANGE SUPPORT_PREMIUM: no, R040")
                .contains("CHANGE SUPPORT: no, R039", "CHANGE SUPPORT_SIM: no, R050", "JOIN SUPPORT: no, R051");
        assertThat(explained("K1", null)).contains("RELEASE: yes, R040");
        house.file("K1", Operation.CHANGE, "SUPPORT_PREMIUM");
        assertThat(explained("K1", "2027-01-10")).contains("RELEASE: no, R047");
        assertThat(explained("none", null)).isEqualTo("Refused: kernel.not-found");
    }

    private String explained(String contract, String on) {
        ExplainCommand command = new ExplainCommand();
        command.explain = house.explain;
        command.words = house.words;
        command.contract = contract;
        command.on = on;
        return String.valueOf(command.execute());
    }
}
