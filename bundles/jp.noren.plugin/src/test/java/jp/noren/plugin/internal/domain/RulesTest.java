package jp.noren.plugin.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.noren.kernel.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What may be done with which bundle (design 7.5)")
class RulesTest {
    private static Facts bundle(String name, String version) {
        return new Facts(name, version, null, false, false, true, Map.of("checkout", 3));
    }

    private static Facts provider(String version) {
        return new Facts("jp.noren.payment.sbps", version, null, false, true, true, Map.of());
    }

    private static Facts exporting(String name) {
        return new Facts(name, "1.0.0", null, true, false, true, Map.of());
    }

    private static String refusal(Verb verb, Facts there, Facts coming) {
        return Rules.check(verb, there, coming) instanceof Decision.Rejected rejected ? rejected.code() : "allowed";
    }

    @Test
    @DisplayName("The kind is read off the manifest: exports, the bundle's own word, the service it registers")
    void kinds() {
        assertThat(exporting("jp.noren.payment.api").kind()).isEqualTo(Kind.FOUNDATION);
        assertThat(provider("1.0.0").kind()).isEqualTo(Kind.PROVIDER);
        assertThat(bundle("jp.noren.checkout", "1.0.0").kind()).isEqualTo(Kind.CAPABILITY);
        assertThat(new Facts("jp.noren.mypage", "1.0.0", "PAGE", false, false, true, Map.of()).kind())
                .isEqualTo(Kind.PAGE);
        assertThat(new Facts("jp.noren.access", "1.0.0", "FOUNDATION", false, false, true, Map.of()).kind())
                .isEqualTo(Kind.FOUNDATION);
    }

    @Test
    @DisplayName("What others are linked to is replaced by a restart, whatever is asked for")
    void foundation() {
        for (Verb verb : Verb.values()) {
            Facts coming = verb.bringsArtefact() ? exporting("jp.noren.kernel") : null;
            assertThat(refusal(verb, exporting("jp.noren.kernel"), coming)).isEqualTo("plugin.needs-restart");
        }
        assertThat(refusal(Verb.UPDATE, bundle("jp.noren.checkout", "1.0.0"), exporting("jp.noren.checkout")))
                .as("a version that begins to export")
                .isEqualTo("plugin.needs-restart");
    }

    @Test
    @DisplayName("This bundle does not take itself away")
    void itself() {
        assertThat(refusal(Verb.STOP, bundle(Rules.SELF, "1.0.0"), null)).isEqualTo("plugin.not-itself");
    }

    @Test
    @DisplayName("Side by side runs a provider in two versions, and nothing that keeps data")
    void sideBySide() {
        assertThat(refusal(Verb.SWAP, provider("1.0.0"), provider("1.0.1"))).isEqualTo("allowed");
        assertThat(refusal(Verb.SWAP, provider("1.0.0"), provider("1.0.0"))).isEqualTo("plugin.same-version");
        assertThat(refusal(Verb.SWAP, bundle("jp.noren.checkout", "1.0.0"), bundle("jp.noren.checkout", "1.0.1")))
                .isEqualTo("plugin.not-side-by-side");
    }

    @Test
    @DisplayName("In place goes every capability and provider; the jar has to be the one that was named, and ours")
    void inPlace() {
        assertThat(refusal(Verb.UPDATE, bundle("jp.noren.checkout", "1.0.0"), bundle("jp.noren.checkout", "1.0.0")))
                .isEqualTo("allowed");
        assertThat(refusal(Verb.UPDATE, provider("1.0.0"), bundle("jp.noren.checkout", "1.0.0")))
                .isEqualTo("plugin.other-bundle");
        Facts foreign = new Facts("org.example", "1.0.0", null, false, false, false, Map.of());
        assertThat(refusal(Verb.INSTALL, null, foreign)).isEqualTo("plugin.not-ours");
        assertThat(refusal(Verb.INSTALL, provider("1.0.0"), provider("1.0.1"))).isEqualTo("plugin.already-installed");
        assertThat(refusal(Verb.INSTALL, null, provider("1.0.0"))).isEqualTo("allowed");
    }
}
