package jp.noren.plugin.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.app.Artefact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Kars, as Karaf's Maven plugin writes them")
class KarFilesTest {
    private static final String ACME = "repository/com/example/acme/1.2.0/acme-1.2.0.jar";
    private static final String HOSHI = "repository/com/example/hoshi/0.1/hoshi-0.1-osgi.jar";
    private static final String XML = "repository/com/example/shop/1/shop-1-features.xml";
    private static final String FEATURES =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="shop">
              <feature name="shop" version="1">
                <bundle start-level="80">mvn:com.example/hoshi/0.1/jar/osgi</bundle>
                <bundle>
                  mvn:com.example/acme/1.2.0
                </bundle>
                <bundle>mvn:jp.noren/jp.noren.payment.api/0.1.0</bundle>
                <bundle>https://example.com/far.jar</bundle>
              </feature>
            </features>
            """;

    @TempDir
    private Path folder;

    private Path kar(Map<String, byte[]> files) throws IOException {
        Path kar = folder.resolve("shop.kar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(kar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return kar;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jar(String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }

    private Path shop() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("META-INF/KARAF.MF", bytes("Karaf-Feature-Start: true\n"));
        files.put(ACME, jar("com.example.acme", "1.2.0"));
        files.put(ACME + ".sig", bytes("c2lnbmVk\n"));
        files.put(HOSHI, jar("com.example.hoshi", "0.1.0"));
        files.put("repository/com/example/other/1/other-1.jar", jar("com.example.other", "1.0.0"));
        files.put("repository/maven-metadata.xml", bytes("<metadata/>"));
        files.put(XML, bytes(FEATURES));
        return kar(files);
    }

    @Test
    @DisplayName("The bundles that a feature names and the kar brings come in the feature's order; nothing else does")
    void order() throws IOException {
        Path kar = shop();

        assertThat(new KarFiles().bundles(kar))
                .containsExactly("jar:file:" + kar + "!/" + HOSHI, "jar:file:" + kar + "!/" + ACME);
    }

    @Test
    @DisplayName("A jar inside a kar is read with the signature beside it")
    void reads() throws IOException {
        List<String> bundles = new KarFiles().bundles(shop());
        JarSources sources = new JarSources();

        Artefact hoshi = sources.read(bundles.get(0), null);
        Artefact acme = sources.read(bundles.get(1), null);

        assertThat(hoshi.facts().name()).isEqualTo("com.example.hoshi");
        assertThat(hoshi.signature()).isNull();
        assertThat(acme.facts().version()).isEqualTo("1.2.0");
        assertThat(acme.signature()).isEqualTo("c2lnbmVk");
        assertThat(acme.sha256()).isEqualTo(Hashes.of(jar("com.example.acme", "1.2.0")));
        assertThatThrownBy(() -> sources.read(bundles.get(0) + "x", null))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.source-unreadable"));
    }

    private void isNone(Path kar) {
        assertThatThrownBy(() -> new KarFiles().bundles(kar))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("plugin.not-a-kar"));
    }

    @Test
    @DisplayName("What is no zip, names no bundle of its own, or reaches outside by its XML is refused")
    void none() throws IOException {
        isNone(Files.writeString(folder.resolve("half.kar"), "half of a kar"));
        isNone(kar(Map.of(ACME, jar("com.example.acme", "1.2.0"))));
        isNone(kar(Map.of(XML, bytes(FEATURES))));
        Path secret = Files.writeString(folder.resolve("secret"), "mvn:com.example/acme/1.2.0");
        String doctype = "<!DOCTYPE features [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<features><feature name=\"x\"><bundle>&e;</bundle></feature></features>";
        isNone(kar(Map.of(XML, bytes(doctype), ACME, jar("com.example.acme", "1.2.0"))));
    }
}
