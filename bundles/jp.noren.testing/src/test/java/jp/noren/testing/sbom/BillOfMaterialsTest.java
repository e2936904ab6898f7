package jp.noren.testing.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class BillOfMaterialsTest {
    @TempDir
    private Path archive;

    private Path jar(String place, Map<String, String> headers, Map<String, byte[]> entries) throws IOException {
        Path file = archive.resolve(place);
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return file;
    }

    private static byte[] pom(String group, String name, String version) {
        return "groupId=%s\nartifactId=%s\nversion=%s\n"
                .formatted(group, name, version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String bill() throws IOException {
        String bill = BillOfMaterials.of(archive, "1.2.3", "2026-11-21T00:00:00Z");
        // JSON is YAML: a parser has seen it.
        assertThat((Object) new Yaml().load(bill)).isInstanceOf(Map.class);
        return bill;
    }

    @Test
    void aJarOfTheRepositoryIsNamedByItsPlaceAndHashed() throws IOException {
        Path jar = jar(
                "system/org/example/some-lib/1.4/some-lib-1.4.jar",
                Map.of("Bundle-License", "\"Apache-2.0\";link=\"x\""),
                Map.of());

        assertThat(bill())
                .contains("\"purl\": \"pkg:maven/org.example/some-lib@1.4\"")
                .contains(JarParts.sha256(Files.readAllBytes(jar)))
                .contains("{\"license\": {\"name\": \"Apache-2.0\"}}");
    }

    @Test
    void aJarOfTheContainerItselfIsNamedByTheCoordinatesItCarries() throws IOException {
        jar(
                "lib/boot/main-4.4.jar",
                Map.of(),
                Map.of("META-INF/maven/org.karaf/main/pom.properties", pom("org.karaf", "main", "4.4")));
        jar("lib/bare-2.jar", Map.of(), Map.of());

        assertThat(bill()).contains("pkg:maven/org.karaf/main@4.4", "pkg:maven/bare@2");
    }

    @Test
    void whatWasShadedIntoAJarIsInTheBill() throws IOException {
        jar(
                "system/a/outer/1/outer-1.jar",
                Map.of(),
                Map.of(
                        "META-INF/maven/a/outer/pom.properties", pom("a", "outer", "1"),
                        "META-INF/maven/org.http/client/pom.properties", pom("org.http", "client", "4.5")));

        assertThat(bill()).contains("pkg:maven/org.http/client@4.5").containsOnlyOnce("pkg:maven/a/outer@1");
    }

    @Test
    void aJarInAJarAndWhatWasUnpackedIntoOneAreInTheBillToo() throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        new JarOutputStream(inner, new Manifest()).close();
        jar("system/a/outer/1/outer-1.jar", Map.of(), Map.of("lib/inner-7.jar", inner.toByteArray()));
        jar(
                "system/a/engine/1/engine-1.jar",
                Map.of("Noren-Embeds", "org.apache.derby:derby:10.16,org.apache.derby:derbytools:10.16"),
                Map.of());

        assertThat(bill())
                .contains("pkg:maven/inner@7", JarParts.sha256(inner.toByteArray()))
                .contains("pkg:maven/org.apache.derby/derby@10.16", "pkg:maven/org.apache.derby/derbytools@10.16");
    }

    @Test
    void theSameArchiveMakesTheSameBill() throws IOException {
        jar("system/a/b/1/b-1.jar", Map.of(), Map.of());
        assertThat(bill()).isEqualTo(bill());
    }

    @Test
    void anArchiveWithoutJarsHasNoBill() {
        assertThatThrownBy(this::bill).isInstanceOf(IOException.class).hasMessageStartingWith("No jar below");
    }
}
