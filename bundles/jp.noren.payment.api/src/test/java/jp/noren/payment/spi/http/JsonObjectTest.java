package jp.noren.payment.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON that goes to a company and comes from one")
class JsonObjectTest {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static JsonObject read(String text) throws BadReplyException {
        return JsonObject.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isWrittenInTheOrderGivenAndReadAgain() throws Exception {
        JsonObject written = JsonObject.empty()
                .with("name", "暖簾 \"A\"\\\n😀")
                .with("nothing", (String) null)
                .with("amount", Yen.of(4950))
                .with("page", URI.create("https://acme.example/p?q=1"))
                .with("inner", JsonObject.empty().with("a", "b"))
                .with("lines", List.of(JsonObject.empty().with("n", Yen.of(1)), JsonObject.empty()));
        String text = new String(written.bytes(), StandardCharsets.UTF_8);

        assertThat(text)
                .isEqualTo("{\"name\":\"暖簾 \\\"A\\\"\\\\\\u000a\\ud83d\\ude00\",\"amount\":4950,"
                        + "\"page\":\"https://acme.example/p?q=1\",\"inner\":{\"a\":\"b\"},\"lines\":[{\"n\":1},{}]}");
        JsonObject again = read(text);
        assertThat(again.text("name")).isEqualTo("暖簾 \"A\"\\\n😀");
        assertThat(again.yen("amount")).isEqualTo(Yen.of(4950));
        assertThat(again.address("page")).hasToString("https://acme.example/p?q=1");
        assertThat(again.object("inner").text("a")).isEqualTo("b");
        assertThat(again.objects("lines")).hasSize(2);
        assertThat(again.maybe("nothing")).isEmpty();
        assertThat(again.about("name", "暖簾 \"A\"\\\n😀")).isSameAs(again);
        assertThat(again).hasToString("JsonObject[hidden]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "[]",
                "\"a\"",
                "{",
                "{}x",
                "{} {}",
                "\uFEFF{}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"",
                "{\"a\" 1}",
                "{\"a\":/**/1}",
                "{\"a\":[1 2]}"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadReplyException.class);
    }

    @Test
    void whatIsDeepIsRefusedBeforeItCosts() {
        String deep = "{\"a\":" + "[".repeat(500_000);
        assertThatThrownBy(() -> read(deep)).hasMessage("JSON too deep");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> JsonObject.read(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                .hasMessage("not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e3", "4950.0", "\"4950\"", "-1", "10000000000", "99999999999999999999", "null", "true", "{}"})
    void anAmountIsWholeYenAndNothingElse(String amount) throws Exception {
        JsonObject object = read("{\"amount\":" + amount + "}");
        assertThatThrownBy(() -> object.yen("amount")).hasMessage("no fitting amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.example/",
                "javascript:alert(1)",
                "/page",
                "https:///x",
                "https://a b/",
                "https://u:p@acme.example/"
            })
    void anAddressIsSafeOrNone(String address) throws Exception {
        JsonObject object = read("{\"page\":\"" + address + "\"}");
        assertThatThrownBy(() -> object.address("page")).hasMessage("no fitting page");
    }

    @Test
    void whatSpeaksOfSomethingElseIsNotTheAnswer() throws Exception {
        JsonObject object = read("{\"key\":\"other\",\"n\":null,\"long\":\"" + "x".repeat(1001) + "\"}");
        assertThatThrownBy(() -> object.about("key", "mine")).hasMessage("another key");
        assertThatThrownBy(() -> object.about("none", "mine")).hasMessage("another none");
        assertThatThrownBy(() -> object.text("n")).hasMessage("no fitting n");
        assertThatThrownBy(() -> object.text("long")).hasMessage("no fitting long");
        assertThatThrownBy(() -> object.object("key")).hasMessage("no fitting key");
        assertThatThrownBy(() -> object.objects("key")).hasMessage("no fitting key");
    }

    @Test
    @DisplayName(
            "20,000 damaged documents: what is believed, a strict reader of another house believes too, and reads the same")
    void believesNothingThatAnotherStrictReaderRefuses() throws Exception {
        String honest =
                "{\"key\":\"tck_1\",\"amount\":4950,\"list\":[{\"a\":true},{\"b\":null}],\"x\":-1.5e3,\"t\":\"\\u00e9\\n暖\"}";
        int believed = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            byte[] bytes = damaged(honest, new Random(seed));
            try {
                JsonObject object = JsonObject.read(bytes);
                believed++;
                assertThat(STRICT.readTree(object.bytes())).isEqualTo(strictly(bytes));
            } catch (BadReplyException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(believed).isBetween(500, 19_000);
    }

    private static JsonNode strictly(byte[] bytes) throws IOException {
        try (JsonParser parser = STRICT.createParser(new String(bytes, StandardCharsets.UTF_8))) {
            return STRICT.readTree(STRICT.writeValueAsBytes(STRICT.readTree(parser)));
        }
    }

    private static byte[] damaged(String honest, Random random) {
        byte[] bytes = honest.getBytes(StandardCharsets.UTF_8);
        String letters = "{}[]\",:0123456789.eE+-\\ntrufalse x\t ";
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) letters.charAt(random.nextInt(letters.length()));
        }
        return bytes;
    }
}
