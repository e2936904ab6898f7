package jp.noren.i18n.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jp.noren.i18n.internal.domain.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** The tracker's own part is the framework's; here stands what it calls. */
class BundleMessagesTest {
    @TempDir
    Path folder;

    private BundleMessages messages;

    @BeforeEach
    void open() {
        messages = new BundleMessages(stub(BundleContext.class, Map.of("getBundles", new Bundle[0])));
    }

    private Bundle bundle(String version, String... filesAndTexts) throws IOException {
        List<URL> files = new java.util.ArrayList<>();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            Path file = Files.createDirectories(folder.resolve(version)).resolve(filesAndTexts[i]);
            files.add(url(Files.writeString(file, filesAndTexts[i + 1])));
        }
        return stub(
                Bundle.class,
                Map.of("getVersion", Version.valueOf(version), "findEntries", files, "getSymbolicName", "a.bundle"));
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    /** Answers the named methods; a list becomes an enumeration each time anew, an empty one null, as the framework does. */
    private static <T> T stub(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object answer = answers.get(method.getName());
            if (answer instanceof List<?> list) {
                return list.isEmpty() ? null : Collections.enumeration(list);
            }
            return answer;
        }));
    }

    @Test
    void textsComeAndGoWithTheirBundle() throws IOException {
        Bundle member =
                bundle("1.0.0", "member.properties", "member.hi = Hi", "member_ja.properties", "member.hi = こんにちは");
        assertThat(messages.text("ja", "member.hi", Map.of())).isEqualTo("member.hi");

        Catalogue catalogue = messages.addingBundle(member, null);
        assertThat(messages.text("ja", "member.hi", Map.of())).isEqualTo("こんにちは");
        assertThat(messages.text("en", "member.hi", Map.of())).isEqualTo("Hi");
        assertThat(messages.text("xx", "member.hi", Map.of())).as("not ours").isEqualTo("こんにちは");

        messages.removedBundle(member, null, catalogue);
        assertThat(messages.find("ja", "member.hi", Map.of())).isEmpty();
    }

    @Test
    void theNewerOfTwoVersionsWinsWhateverCameFirst() throws IOException {
        Bundle newer = bundle("1.10.0", "a.properties", "a.k = newer");
        Bundle older = bundle("1.9.0", "a.properties", "a.k = older");
        Catalogue gone = messages.addingBundle(newer, null);
        messages.addingBundle(older, null);
        assertThat(messages.text("en", "a.k", Map.of())).isEqualTo("newer");
        messages.removedBundle(newer, null, gone);
        assertThat(messages.text("en", "a.k", Map.of())).isEqualTo("older");
    }

    @Test
    void aFileThatIsNoCatalogueDoesNotTakeTheOthersAlong() throws IOException {
        messages.addingBundle(bundle("1.0.0", "a_de.properties", "a.k = de", "a.properties", "a.k = en"), null);
        assertThat(messages.text("en", "a.k", Map.of())).isEqualTo("en");
    }

    @Test
    void isNotInterestedInBundlesWithoutTexts() throws IOException {
        assertThat(messages.addingBundle(bundle("1.0.0"), null)).isNull();
    }

    @Test
    void negotiatesForTheDoor() {
        assertThat(messages.negotiate("fr, vi;q=0.3")).isEqualTo("vi");
        assertThat(messages.negotiate(null)).isEqualTo("ja");
    }
}
