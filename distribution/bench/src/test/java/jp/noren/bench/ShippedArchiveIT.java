package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The shipped archive, started as an operator starts it and used as its users use it. */
@Execution(ExecutionMode.CONCURRENT)
class ShippedArchiveIT {
    private static final Path ARCHIVE = Path.of(System.getProperty("noren.archive"));
    private static final Path PAGES = Path.of(System.getProperty("noren.pages"));

    @Test
    @DisplayName(
            "The acceptance on the demo data, in Japanese and Vietnamese, and on a generated shop (R101 to R108, R117, R118, R122 to R135)")
    void acceptance(@TempDir Path folder) {
        Acceptance acceptance = new Acceptance(ARCHIVE, folder, PAGES, 20261121);

        assertThat(acceptance.run())
                .as("every step as expected; see the output")
                .isTrue();
    }

    @Test
    @DisplayName(
            "The other ways to pay: on account, direct debit, points and the rent (R117 to R148, R156 to R158, R189 to R192)")
    void otherWaysToPay(@TempDir Path folder) {
        MethodsAcceptance acceptance = new MethodsAcceptance(ARCHIVE, folder, PAGES);

        assertThat(acceptance.run(List.of("ja")))
                .as("every step as expected; see the output")
                .isTrue();
    }

    @Test
    @DisplayName(
            "Rental: deposit, prepaid months, contracts of old, SC01, and the settlements of November and December")
    void rental(@TempDir Path folder) {
        assertThat(new RentalAcceptance(ARCHIVE, folder, PAGES).changes("ja"))
                .as("every step as expected; see the output")
                .isTrue();
    }

    @Test
    @DisplayName("Bad input: code, status and text of each, as the handbook's table says")
    void badInput(@TempDir Path folder) {
        assertThat(BadInput.run(ARCHIVE, folder, PAGES.resolve("bad-input.md")))
                .as("every answer as expected; see the output")
                .isTrue();
    }

    @Test
    @DisplayName("A purchase by the generated clients for Java and TypeScript")
    void clientsOfTheBuild(@TempDir Path folder) throws Exception {
        assertThat(ClientPurchase.run(ARCHIVE, folder))
                .as("every step as expected; see the output")
                .isTrue();
    }
}
