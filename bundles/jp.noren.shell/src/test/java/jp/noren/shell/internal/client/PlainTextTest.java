package jp.noren.shell.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'\u001b[1mbold\u001b[22m', bold",
        "a\u001b[38;5;12mb, ab",
        "暖簾\u001b[m分け, 暖簾分け",
        "[not m], [not m]"
    })
    void leavesColoursOutAndNothingElse(String given, String expected) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PlainText(out).write(given.getBytes(StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
    }
}
