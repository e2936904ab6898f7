package jp.noren.sandbox.internal.played;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private List<String> read() {
        List<String> acts = new ArrayList<>();
        try (Journal journal = new Journal(
                folder.resolve("sub/book.jsonl"),
                (JsonNode act) -> acts.add(act.path("id").asText()))) {
            assertThat(journal).isNotNull();
        }
        return acts;
    }

    private void write(String id) {
        try (Journal journal = new Journal(folder.resolve("sub/book.jsonl"), act -> {})) {
            journal.write(Map.of("id", id));
        }
    }

    @Test
    void whatWasBookedIsKnownAgain() {
        write("a");
        write("b");
        assertThat(read()).containsExactly("a", "b");
    }

    @Test
    void aLineThatWasCutIsLeftOutAndTheNextStandsByItself() throws IOException {
        write("a");
        Files.writeString(folder.resolve("sub/book.jsonl"), "{\"id\":\"cu", StandardOpenOption.APPEND);
        write("b");
        assertThat(read()).containsExactly("a", "b");
    }
}
