package jp.noren.payment.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    private static String text(HttpCall call) {
        return new String(call.bytes("api.example:8443"), StandardCharsets.US_ASCII);
    }

    @Test
    void writesOneWholeRequest() {
        HttpCall call = new HttpCall(
                "PUT", "/v1/x?y=1", List.of(new HttpCall.Header("Accept", "text/xml")), new byte[] {'o', 'k'});
        assertThat(text(call))
                .isEqualTo("PUT /v1/x?y=1 HTTP/1.1\r\nHost: api.example:8443\r\nAccept: text/xml\r\n"
                        + "Content-Length: 2\r\n\r\nok");
    }

    @Test
    void aQuestionWithoutABodyHasNoLength() {
        assertThat(text(new HttpCall("GET", "/", List.of(), new byte[0]))).doesNotContain("Content-Length");
        assertThat(text(new HttpCall("POST", "/", List.of(), new byte[0]))).contains("Content-Length: 0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "/a b", "/a\r\nX: y", "http://other.example/", ""})
    void aTargetThatWouldBreakOutIsRefused(String target) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpCall("GET", target, List.of(), new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nb", "あ"})
    void aHeaderThatWouldBreakOutIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpCall.Header("Accept", value));
    }

    @Test
    void whatIsSentIsShownNowhere() {
        HttpCall call = new HttpCall(
                "POST", "/secret", List.of(new HttpCall.Header("Authorization", "key")), "body".getBytes());
        assertThat(call.toString()).isEqualTo("HttpCall[POST, hidden]");
        assertThat(new HttpAnswer.Reply(200, "text/plain", "body".getBytes()).toString())
                .isEqualTo("Reply[200, 4 bytes]");
    }
}
