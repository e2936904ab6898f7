package jp.noren.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarRulesTest {

    @TempDir
    private Path folder;

    private void jar(String file, String name, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-SymbolicName", name);
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            main.putValue(parts[0], parts[1]);
        }
        Path below = Files.createDirectories(folder.resolve(name));
        new JarOutputStream(Files.newOutputStream(below.resolve(file)), manifest).close();
    }

    private void bundle(String name, String... headers) throws IOException {
        jar(name + "-1.jar", name, headers);
    }

    private void kernelAndApi() throws IOException {
        bundle("jp.noren.kernel", "Export-Package: jp.noren.kernel;version=\"1.0.0\";uses:=\"a,b\"");
        bundle("jp.noren.payment.api", "Export-Package: jp.noren.payment.spi;version=\"1.0.0\"");
    }

    @Test
    void jarsThatKeepTheRulesAreLeftInPeace() throws IOException {
        kernelAndApi();
        bundle(
                "jp.noren.payment.sbps",
                "Import-Package: jp.noren.kernel;version=\"[1.0,2)\",jp.noren.payment.spi;version=\"[1.0,1.1)\",org.slf4j");
        bundle("jp.noren.rest", "Import-Package: org.apache.cxf.bus,javax.persistence;version=\"[2.1,3)\"");
        assertThat(JarRules.violations(folder)).isEmpty();
        assertThat(JarRules.table(folder)).contains("jp.noren.payment.sbps -> jp.noren.kernel, jp.noren.payment.api");
    }

    @Test
    void eachRuleBites() throws IOException {
        kernelAndApi();
        bundle("jp.noren.audit.api", "Export-Package: jp.noren.audit.api;version=\"1.0.0\"");
        bundle(
                "jp.noren.payment.sbps",
                "Import-Package: jp.noren.audit.api;version=\"[1.0,2)\",jp.noren.gone,org.apache.cxf.bus,javax.persistence");
        bundle(
                "jp.noren.checkout",
                "Export-Package: jp.noren.checkout.internal.app;version=\"1\",jp.noren.checkout.view",
                "DynamicImport-Package: *",
                "Bundle-Activator: X");
        bundle("jp.noren.testing");
        jar("jp.noren.member-1.jar", "jp.noren.members");
        assertThat(JarRules.violations(folder))
                .containsExactlyInAnyOrder(
                        "jp.noren.payment.sbps imports jp.noren.audit.api of jp.noren.audit.api",
                        "jp.noren.payment.sbps imports jp.noren.gone, which nobody exports",
                        "jp.noren.payment.sbps imports org.apache.cxf.bus",
                        "jp.noren.payment.sbps imports javax.persistence: only 2.1 runs here",
                        "jp.noren.checkout-1.jar exports jp.noren.checkout.internal.app;version=\"1\"",
                        "jp.noren.checkout-1.jar exports jp.noren.checkout.view",
                        "jp.noren.checkout-1.jar has DynamicImport-Package",
                        "jp.noren.checkout-1.jar has Bundle-Activator",
                        "jp.noren.testing-1.jar is for tests and never shipped",
                        "jp.noren.member-1.jar calls itself jp.noren.members");
    }

    @Test
    void anEmptyFolderIsNoProof() {
        assertThat(JarRules.violations(folder)).isEqualTo(List.of("No jp.noren.*.jar below " + folder));
    }
}
