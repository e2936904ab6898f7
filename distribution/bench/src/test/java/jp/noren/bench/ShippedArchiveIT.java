package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped archive, started as an operator starts it and used as its users use it. */
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
    @DisplayName("Bad input of every kind gets a problem with its status and code, and the table of them")
    void badInput(@TempDir Path folder) {
        Score score = new Score(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (Node node = Node.unpack(ARCHIVE, folder, Node.freePort()).with("NOREN_SANDBOX", "1")) {
            node.start();
            Api anonymous = Api.at(node.address());
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            BadInput badInput = new BadInput(score, anonymous, desk);
            badInput.play();
            badInput.save(PAGES.resolve("bad-input.md"));
            node.kill();
        }

        assertThat(score.failures()).isEmpty();
        assertThat(score.passed()).isGreaterThan(30);
    }

    @Test
    @DisplayName("The card bundle is updated under buyers, and no order fails")
    void swap(@TempDir Path folder) {
        SwapBench bench = new SwapBench(ARCHIVE, folder, 6, 600, false);

        assertThat(bench.run()).as("every check as expected; see the output").isTrue();
    }
}
