package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets stay where they were put. */
class SecretsIT {
    private static final Path ARCHIVE = Path.of(System.getProperty("noren.archive"));

    @Test
    @DisplayName("Secrets of every kind are in no log, answer, listing, dump, database or backup")
    void stayWhereTheyWerePut(@TempDir Path folder) {
        assertThat(SecretsCanary.run(ARCHIVE, folder))
                .as("every step as expected; see the output")
                .isTrue();
    }
}
