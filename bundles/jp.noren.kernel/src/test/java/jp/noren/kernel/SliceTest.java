package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    @DisplayName("One row more than wanted is read, to learn whether more follow")
    void readsOneMore() {
        assertThat(new Slice(20, null, null).rows()).isEqualTo(21);
    }

    @Test
    @DisplayName("Rows read forwards stay as they are")
    void forwards() {
        List<String> rows = List.of("a", "b");

        assertThat(new Slice(2, "z", null).shown(rows)).isSameAs(rows);
    }

    @Test
    @DisplayName("Rows read backwards are shown in the order of the list, and the rows read stay as they are")
    void backwards() {
        List<String> rows = List.of("c", "b", "a");

        assertThat(new Slice(2, null, "d").shown(rows)).containsExactly("a", "b", "c");
        assertThat(rows).containsExactly("c", "b", "a");
    }
}
