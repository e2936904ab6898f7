package jp.noren.audit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InsertOnlyTest {
    private static final Pattern CHANGES = Pattern.compile("(?i)(update|delete\\s+from|truncate)\\s+audit\\.entries");

    @Test
    @DisplayName("G58: no statement of the code changes or removes an entry")
    void noStatementChangesAnEntry() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(20);
            assertThat(sources).allSatisfy(file -> assertThat(
                            CHANGES.matcher(Files.readString(file)).find())
                    .as(file.toString())
                    .isFalse());
        }
    }
}
