package jp.noren.capability.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Storefront;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHouseTest {
    private static final LocalizedText NAME = LocalizedText.of("そら", "Sora", "Trời");

    @Test
    void writesATextInEachLanguage() {
        OwnTexts texts = new OwnTexts("sample");
        Map<String, ?> args = Map.of("day", 25, "shop", NAME);

        assertThat(texts.text("en", "sample.due", args)).isEqualTo("Due 25 at Sora");
        assertThat(texts.text("ja", "sample.due", args)).isEqualTo("そらへ25まで");
        assertThat(texts.text("vi", "sample.due", args)).isEqualTo("Hạn 25, Trời");
    }

    @Test
    void showsAMissingValueAndAnUnknownCodeByName() {
        OwnTexts texts = new OwnTexts("sample");

        assertThat(texts.text("en", "sample.due", Map.of("day", 25))).isEqualTo("Due 25 at {shop}");
        assertThat(texts.find("en", "sample.other", Map.of())).isEmpty();
    }

    @Test
    void refusesACatalogueThatIsNotThere() {
        assertThatThrownBy(() -> new OwnTexts("absent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/i18n/absent.properties");
    }

    @Test
    void aPolicyHoldsFromItsDayOn() {
        ShopsInMemory shops = new ShopsInMemory();
        LocalDate day = LocalDate.of(2027, 1, 1);
        shops.put("SORA", "fee", 1500);
        shops.put("SORA", "fee", day, 1800);

        assertThat(shops.policies("SORA", day.minusDays(1)).number("fee")).contains(1500);
        assertThat(shops.policies("SORA", day).number("fee")).contains(1800);
        assertThat(shops.policies("HOSHI", day).number("fee")).isEmpty();
        assertThat(shops.policies("SORA", day).list("none")).isEmpty();
    }

    @Test
    void knowsItsShopsAndNoOthers() {
        ShopsInMemory shops = new ShopsInMemory();
        shops.add(new Storefront("SORA", "RENTAL_WIFI", NAME, NAME, "T1", "SORA", List.of("ja"), "KUMO"));

        assertThat(shops.get("SORA").name()).isEqualTo(NAME);
        assertThat(shops.all()).hasSize(1);
        assertThatThrownBy(() -> shops.get("HOSHI")).isInstanceOf(RefusedException.class);
    }

    @Test
    void findsTheCodesOfJavaSourcesAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("One.java"), "refuse(\"sample.due\"); say(\"sample.late\");");
        Files.writeString(folder.resolve("notes.txt"), "\"sample.never\"");

        assertThat(CodesInSources.of(folder, Pattern.compile("\"(sample\\.[a-z]+)\"")))
                .containsExactlyInAnyOrder("sample.due", "sample.late");
    }
}
