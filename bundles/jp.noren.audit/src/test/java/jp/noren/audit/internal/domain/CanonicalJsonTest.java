package jp.noren.audit.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Role;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void keysStandInOrderAtEveryDepth() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("b", Map.of("z", 1, "a", List.of(2L, true)));
        details.put("a", null);
        assertThat(CanonicalJson.write(details)).isEqualTo("{\"a\":null,\"b\":{\"a\":[2,true],\"z\":1}}");
    }

    @Test
    void valuesOfTheHouseHaveAForm() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("amount", Yen.of(4_950));
        details.put("at", Instant.parse("2026-11-10T01:00:00Z"));
        details.put("day", LocalDate.of(2026, 11, 10));
        details.put("name", LocalizedText.of("蔵", "Kura", "Kura"));
        details.put("role", Role.ADMIN);
        assertThat(CanonicalJson.write(details))
                .isEqualTo("{\"amount\":4950,\"at\":\"2026-11-10T01:00:00Z\",\"day\":\"2026-11-10\","
                        + "\"name\":{\"en\":\"Kura\",\"ja\":\"蔵\",\"vi\":\"Kura\"},\"role\":\"ADMIN\"}");
    }

    @Test
    void textsAreEscaped() {
        assertThat(CanonicalJson.write(Map.of("t", "a\"b\\c\nd\u0000e\ud83c\udfee")))
                .isEqualTo("{\"t\":\"a\\\"b\\\\c\\u000ad\\u0000e\\ud83c\\udfee\"}");
    }

    @Test
    void whatHasNoFormIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("a", 1.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("a", new byte[1])));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("a", new Object())));
    }
}
