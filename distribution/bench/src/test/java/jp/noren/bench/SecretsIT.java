package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The shipped archive with a secret wherever one can stand: none is found anywhere else. */
@Execution(ExecutionMode.CONCURRENT)
class SecretsIT {
    @Test
    @DisplayName("No secret shows in logs, answers, listings, dumps, the database or its backup")
    void canary(@TempDir Path folder) {
        assertThat(SecretsCanary.run(Path.of(System.getProperty("noren.archive")), folder))
                .as("every check as expected; see the output")
                .isTrue();
    }
}
