package jp.noren.settings.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.LocalizedText;
import jp.noren.settings.internal.app.InstalledProvider;
import jp.noren.settings.internal.domain.Field;
import jp.noren.settings.internal.domain.Form;
import jp.noren.settings.internal.domain.ValueType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.metatype.MetaTypeService;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsTest {
    private Framework framework;
    private List<InstalledProvider> providers;

    @BeforeAll
    void read(@TempDir Path storage) throws Exception {
        framework = new Framework(storage);
        providers = new MetatypeProviders(framework.context(), framework.service(MetaTypeService.class)).all();
    }

    @AfterAll
    void close() throws Exception {
        framework.close();
    }

    private Form form(String provider) {
        return providers.stream()
                .filter(one -> one.id().equals(provider))
                .findFirst()
                .orElseThrow()
                .form();
    }

    @Test
    @DisplayName("all seven providers are found by their bundles, and each takes settings of a storefront")
    void findsAll() {
        assertThat(providers)
                .extracting(InstalledProvider::id)
                .containsExactly("atone", "banktransfer", "directdebit", "npinvoice", "points", "rent", "sbps");
        assertThat(providers).allSatisfy(provider -> assertThat(provider.factoryPid())
                .isEqualTo("jp.noren.payment." + provider.id() + ".storefront"));
    }

    @Test
    @DisplayName(
            "every setting of every provider has a name and a description in Japanese, English and Vietnamese, readable ones, and a type")
    void speaksThreeLanguages() {
        for (InstalledProvider provider : providers) {
            assertSpoken(provider.id(), provider.form().name());
            assertSpoken(provider.id(), provider.form().description());
            assertThat(provider.form().fields()).isNotEmpty();
            for (Field field : provider.form().fields()) {
                String what = provider.id() + " " + field.key();
                assertSpoken(what, field.name());
                assertSpoken(what, field.description());
                assertThat(field.shape().type()).as(what).isNotNull();
                field.shape()
                        .choices()
                        .forEach(choice ->
                                assertThat(choice.label().in("vi")).as(what).isNotBlank());
            }
        }
    }

    private static void assertSpoken(String what, LocalizedText text) {
        assertThat(text.texts().keySet()).as(what).isEqualTo(Set.of("ja", "en", "vi"));
        for (String language : List.of("ja", "en", "vi")) {
            assertThat(text.in(language)).as(what + " " + language).isNotBlank().doesNotStartWith("%");
            assertThat(text.in(language).chars().noneMatch(c -> c >= 0x80 && c < 0xA0))
                    .as(what + " " + language + " was decoded")
                    .isTrue();
        }
        boolean japanese = text.in("ja").codePoints().anyMatch(c -> c > 0x3000)
                || text.in("ja").matches("[A-Z0-9 /-]+");
        assertThat(japanese).as(what + ": " + text.in("ja")).isTrue();
    }

    @Test
    @DisplayName("the cards' form knows its secrets, its choices, its bounds and what must be given")
    void readsCards() {
        Form cards = form("sbps");
        assertThat(cards.name().in("ja")).isEqualTo("クレジットカード（SBペイメントサービス）");
        assertThat(cards.secrets()).extracting(Field::key).containsExactly(".hash.key", ".des.key", ".des.iv");
        assertThat(cards.fields().stream().filter(Field::mustBeGiven).map(Field::key))
                .containsExactly("endpoint", "merchant.id", "merchant.service", ".hash.key");
        Field contract = cards.field("contract").orElseThrow();
        assertThat(contract.shape().choices()).extracting(Field.Choice::value).contains("CAPTURE_ON_COMMIT");
        assertThat(contract.initial()).containsExactly("CAPTURE_ON_COMMIT");
        Field millis = cards.field("read.millis").orElseThrow();
        assertThat(millis.shape().type()).isEqualTo(ValueType.WHOLE);
        assertThat(millis.shape().min()).isEqualTo(1);
        assertThat(millis.shape().max()).isEqualTo(Integer.MAX_VALUE);
        assertThat(millis.initial()).containsExactly("15000");
    }

    @Test
    @DisplayName("texts that were written with escapes and texts as they are both come out readable")
    void decodes() {
        String once = new String(
                "鍵".getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(FormReader.decoded(once)).isEqualTo("鍵");
        assertThat(FormReader.decoded("鍵")).isEqualTo("鍵");
        assertThat(FormReader.decoded("key")).isEqualTo("key");
        assertThat(FormReader.decoded("né")).isEqualTo("né");
    }
}
