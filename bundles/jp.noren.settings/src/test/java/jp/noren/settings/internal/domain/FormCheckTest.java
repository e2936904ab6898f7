package jp.noren.settings.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException.FieldError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormCheckTest {
    private static final LocalizedText NAME = LocalizedText.of("名", "name", "tên");

    private final Form form = new Form(
            NAME,
            NAME,
            List.of(
                    field("endpoint", ValueType.TEXT, true, 0, null, null, List.of()),
                    field(".key", ValueType.SECRET, true, 0, null, null, List.of()),
                    field("millis", ValueType.WHOLE, true, 0, 1L, 60_000L, List.of("2000")),
                    field("rate", ValueType.DECIMAL, false, 0, null, null, List.of()),
                    field("live", ValueType.YES_NO, false, 0, null, null, List.of()),
                    field("mails", ValueType.TEXT, false, 2, null, null, List.of()),
                    choice()));

    private static Field field(
            String key, ValueType type, boolean required, int most, Long min, Long max, List<String> initial) {
        return new Field(key, NAME, NAME, new Field.Shape(type, required, most, List.of(), min, max), initial);
    }

    private static Field choice() {
        List<Field.Choice> choices =
                Stream.of("A", "B").map(value -> new Field.Choice(value, NAME)).toList();
        return new Field(
                "kind", NAME, NAME, new Field.Shape(ValueType.TEXT, true, 0, choices, null, null), List.of("A"));
    }

    private List<String> codes(Map<String, List<String>> given, Set<String> lists, Set<String> kept) {
        return FormCheck.errors(form, given, lists, kept).stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private List<String> with(String key, String value) {
        Map<String, List<String>> given = new HashMap<>(Map.of("endpoint", List.of("https://x"), ".key", List.of("s")));
        given.put(key, List.of(value));
        return codes(given, Set.of(), Set.of());
    }

    @Test
    @DisplayName("what fits is taken; what the provider has a value for may be left out")
    void takes() {
        assertThat(codes(Map.of("endpoint", List.of("https://x"), ".key", List.of("s")), Set.of(), Set.of()))
                .isEmpty();
    }

    @Test
    @DisplayName("a needed value that is missing or blank is named; a secret that is there already need not come again")
    void needs() {
        assertThat(codes(Map.of(), Set.of(), Set.of()))
                .containsExactly("/values/endpoint settings.value-required", "/values/.key settings.value-required");
        assertThat(codes(Map.of("endpoint", List.of(" ")), Set.of(), Set.of(".key")))
                .containsExactly("/values/endpoint settings.value-required");
    }

    @Test
    @DisplayName("a key that the provider does not have is refused, and its pointer is escaped")
    void refusesUnknown() {
        assertThat(with("no/such~key", "1")).containsExactly("/values/no~1such~0key settings.key-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "millis,1,",
        "millis,60000,",
        "millis,0,settings.value-too-small",
        "millis,60001,settings.value-too-large",
        "millis,1.5,settings.value-type",
        "millis,12345678901234567890,settings.value-type",
        "rate,-0.25,",
        "rate,1e9,settings.value-type",
        "live,true,",
        "live,yes,settings.value-type",
        "kind,B,",
        "kind,C,settings.value-not-a-choice"
    })
    @DisplayName("types, bounds and choices")
    void types(String key, String value, String code) {
        assertThat(with(key, value)).isEqualTo(code == null ? List.of() : List.of("/values/" + key + " " + code));
    }

    @Test
    @DisplayName("a list where one value is wanted, one value where a list is wanted, and too many are refused")
    void cardinality() {
        Set<String> kept = Set.of(".key");
        assertThat(codes(Map.of("endpoint", List.of("a")), Set.of("endpoint"), kept))
                .containsExactly("/values/endpoint settings.single-wanted");
        Map<String, List<String>> three = Map.of("endpoint", List.of("a"), "mails", List.of("1", "2", "3"));
        assertThat(codes(three, Set.of(), kept)).containsExactly("/values/mails settings.list-wanted");
        assertThat(codes(three, Set.of("mails"), kept)).containsExactly("/values/mails settings.too-many-values");
    }

    @Test
    @DisplayName("no line breaks, nothing endless, and no refusal repeats a value")
    void bounds() {
        assertThat(with("endpoint", "a\nb")).containsExactly("/values/endpoint settings.value-has-control-characters");
        assertThat(with(".key", "x".repeat(2_001))).containsExactly("/values/.key settings.value-too-long");
        List<FieldError> errors = FormCheck.errors(form, Map.of(".key", List.of("canary\n")), Set.of(), Set.of());
        assertThat(errors.toString()).doesNotContain("canary");
    }
}
