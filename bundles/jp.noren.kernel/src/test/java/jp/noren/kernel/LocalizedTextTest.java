package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    @Test
    void answersInTheLanguageAskedForElseInJapanese() {
        LocalizedText seal = LocalizedText.of("印章", "Seal", "Con dấu");
        assertThat(seal.in("ja")).isEqualTo("印章");
        assertThat(seal.in("en")).isEqualTo("Seal");
        assertThat(seal.in("vi")).isEqualTo("Con dấu");
        assertThat(seal.in("fr")).isEqualTo("印章");
        assertThat(new LocalizedText(Map.of("ja", "印章")).in("vi")).isEqualTo("印章");
    }

    @Test
    void needsItsJapaneseForm() {
        assertThatThrownBy(() -> new LocalizedText(Map.of("en", "Seal"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalizedText(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotFollowTheMapItWasMadeOf() {
        Map<String, String> texts = new HashMap<>(Map.of("ja", "前"));
        LocalizedText text = new LocalizedText(texts);
        texts.put("ja", "後");
        assertThat(text.in("ja")).isEqualTo("前");
    }
}
