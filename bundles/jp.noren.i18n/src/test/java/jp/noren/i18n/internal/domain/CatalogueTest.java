package jp.noren.i18n.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static Catalogue file(String name, String text) throws IOException {
        return Catalogue.read(name, new StringReader(text));
    }

    private static String only(String text, Map<String, ?> args) throws IOException {
        return file("a.properties", "a.b = " + text)
                .find(Language.EN, "a.b", args)
                .orElseThrow();
    }

    @Test
    void takesTheLanguageFromTheFilesName() throws IOException {
        Catalogue all = Catalogue.union(List.of(
                file("payment.banktransfer.properties", "x.y = Price {price}"),
                file("payment.banktransfer_ja.properties", "x.y = 代金 {price}"),
                file("payment.banktransfer_vi.properties", "x.y = Giá {price}")));
        Map<String, ?> args = Map.of("price", Yen.of(4950));
        assertThat(all.find(Language.JA, "x.y", args)).contains("代金 4,950円");
        assertThat(all.find(Language.EN, "x.y", args)).contains("Price ¥4,950");
        assertThat(all.find(Language.VI, "x.y", args)).contains("Giá 4.950 yên");
        assertThat(all.find(Language.VI, "x.z", args)).isEmpty();
    }

    @Test
    void fallsBackToJapaneseThenToEnglish() throws IOException {
        Catalogue all = Catalogue.union(
                List.of(file("a.properties", "both = en\nonly.en = en {n}"), file("a_ja.properties", "both = ja")));
        assertThat(all.find(Language.VI, "both", Map.of())).contains("ja");
        assertThat(all.find(Language.VI, "only.en", Map.of("n", 1000))).contains("en 1.000");
    }

    @Test
    void letsTheLaterCatalogueWin() throws IOException {
        Catalogue old = file("a.properties", "k = old\nkept = old");
        Catalogue newer = file("a.properties", "k = new");
        Catalogue both = Catalogue.union(List.of(old, newer));
        assertThat(both.find(Language.EN, "k", Map.of())).contains("new");
        assertThat(both.find(Language.EN, "kept", Map.of())).contains("old");
        assertThat(old.find(Language.EN, "k", Map.of()))
                .as("unions leave their parts alone")
                .contains("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a_de.properties", "a.txt", "A.properties", ".properties", "a_ja_JP.properties", "a/b.properties"
            })
    void refusesFilesThatAreNoCatalogues(String name) {
        assertThatThrownBy(() -> file(name, "k = v")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello {name}!            | Hello {x}$1\\!",
                "{name}{name}             | {x}$1\\{x}$1\\",
                "{ name } {} {1} {a-b}    | { name } {} {1} {a-b}",
                "{{name}}                 | {{x}$1\\}",
                "open { and } close {name | open { and } close {name",
                "it's {missing}           | it's {missing}"
            })
    void putsValuesInAsTheyAre(String text, String expected) throws IOException {
        assertThat(only(text, Map.of("name", "{x}$1\\", "x", "never"))).isEqualTo(expected);
    }

    @Test
    void keepsLinesOfALongText() throws IOException {
        assertThat(only("first\\n\\\n  second {n}", Map.of("n", 2))).isEqualTo("first\nsecond 2");
    }
}
