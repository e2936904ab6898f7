package jp.noren.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Test;
import org.yaml.snakeyaml.Yaml;

/** What the archive is made of, read from its files; nothing is started. */
public class AssemblyIT {
    private static final Path ALLOWED = Path.of("..", "security", "bundles.tsv");

    private static Archive archive;

    @BeforeClass
    public static void unpack() throws Exception {
        archive = Archive.unpack("assembly");
    }

    @Test
    public void theArchiveHoldsTheJarsOfTheAllowListAndNoOthers() throws IOException {
        Set<String> allowed = Files.readAllLines(ALLOWED).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shipped = new TreeSet<>();
        for (Map.Entry<String, Path> jar : archive.jars().entrySet()) {
            shipped.add(row(jar.getKey(), jar.getValue()));
        }

        assertEquals("shipped but not in distribution/security/bundles.tsv", Set.of(), minus(shipped, allowed));
        assertEquals("in distribution/security/bundles.tsv but not shipped", Set.of(), minus(allowed, shipped));
    }

    /** A requirement for all services of a kind keeps both versions of a bundle when its feature is upgraded: FeaturesIT shows it. */
    @Test
    public void noBundleOfOursRequiresAllServicesOfAKind() throws IOException {
        Map<String, String> requiring = new TreeMap<>();
        for (Map.Entry<String, Path> jar : archive.jars().entrySet()) {
            String required = jar.getKey().startsWith("system/jp/noren/")
                    ? archive.manifest(jar.getValue()).getValue("Require-Capability")
                    : null;
            if (required != null && required.contains("cardinality:=multiple")) {
                requiring.put(jar.getKey(), required);
            }
        }
        assertEquals(Map.of(), requiring);
    }

    private static String row(String place, Path jar) throws IOException {
        if (place.startsWith("lib/")) {
            return place + "\t-";
        }
        String name = archive.manifest(jar).getValue("Bundle-SymbolicName");
        String version = archive.manifest(jar).getValue("Bundle-Version");
        return name == null
                ? place + "\t-"
                : name.split(";")[0].trim() + "\t" + (name.startsWith("jp.noren.") ? "ours" : version);
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    @Test
    public void theBillOfMaterialsNamesEveryJarByItsHash() throws Exception {
        Map<String, String> billed = new TreeMap<>();
        for (Map<String, ?> component : components(bill())) {
            billed.put((String) component.get("bom-ref"), hash(component));
        }
        Map<String, String> shipped = new TreeMap<>();
        for (Map.Entry<String, Path> jar : archive.jars().entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.getValue()));
            shipped.put(jar.getKey(), HexFormat.of().formatHex(digest));
        }

        assertEquals(shipped, billed);
    }

    @Test
    public void theBillOfMaterialsNamesWhatWasShadedIntoAJar() throws IOException {
        Set<String> inside = components(bill()).stream()
                .flatMap(component -> components(component).stream())
                .map(part -> ((String) part.get("purl")).replaceAll("@.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(
                inside.toString(),
                inside.containsAll(Set.of(
                        "pkg:maven/org.apache.derby/derby",
                        "pkg:maven/org.apache.httpcomponents/httpclient",
                        "pkg:maven/org.apache.logging.log4j/log4j-core")));
    }

    @Test
    public void theShippedBillIsTheOneBesideTheArchive() throws IOException {
        Path beside = Path.of("..", "assembly", "target", "assembly", "sbom.cdx.json");
        assertEquals(Files.readString(beside), Files.readString(archive.home().resolve("sbom.cdx.json")));
    }

    private static Map<String, ?> bill() throws IOException {
        return new Yaml().load(Files.readString(archive.home().resolve("sbom.cdx.json")));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> components(Map<String, ?> of) {
        Object parts = of.get("components");
        return parts == null ? List.of() : (List<Map<String, ?>>) parts;
    }

    @SuppressWarnings("unchecked")
    private static String hash(Map<String, ?> component) {
        return ((List<Map<String, String>>) component.get("hashes")).get(0).get("content");
    }

    @Test
    public void ofCxfThereIsJsonOverHttpAndNothingElse() throws IOException {
        assertEquals(
                Set.of("cxf-core", "cxf-rt-frontend-jaxrs", "cxf-rt-security", "cxf-rt-transports-http"),
                archive.jars().keySet().stream()
                        .filter(jar -> jar.startsWith("system/org/apache/cxf/"))
                        .map(jar -> jar.split("/")[4])
                        .collect(Collectors.toSet()));
    }

    @Test
    public void ofTheContainerThereIsNoWayInFromAfarAndNoSecondDatabaseShell() throws IOException {
        List<String> found = new ArrayList<>();
        for (String jar : archive.jars().keySet()) {
            for (String door : List.of(
                    "sshd",
                    "shell.ssh",
                    "/management",
                    "felix.webconsole/",
                    "deployer",
                    "/kar/",
                    "instance",
                    "karaf/jdbc",
                    "karaf/jms",
                    "jolokia",
                    "http2",
                    "websocket",
                    "karaf.client",
                    "http-client")) {
                if (jar.startsWith("system/") && jar.contains(door)) {
                    found.add(jar);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    public void noBundleIsFetchedFromAfar() throws IOException {
        Properties maven = archive.settings("org.ops4j.pax.url.mvn.cfg");
        assertEquals("", maven.getProperty("org.ops4j.pax.url.mvn.repositories"));
        assertEquals("false", maven.getProperty("org.ops4j.pax.url.mvn.useFallbackRepositories"));
        assertTrue(
                maven.getProperty("org.ops4j.pax.url.mvn.defaultRepositories").startsWith("${karaf.home.uri}"));
    }

    @Test
    public void derbyHasNoNetworkServerAndAsksNoDirectoryWhoSomebodyIs() throws IOException {
        List<String> server = archive.entries(archive.bundle("jp.noren.persistence.derby")).stream()
                .filter(entry -> entry.contains("derby/drda") || entry.contains("derby/impl/drda"))
                .collect(Collectors.toList());
        assertEquals(List.of(), server);
        assertEquals(List.of(), matching("derby\\.(authentication|connection\\.requireAuthentication|.*ldap).*"));
        assertEquals(
                "false", archive.settings("custom.system.properties").getProperty("derby.drda.startNetworkServer"));
    }

    private static List<String> matching(String setting) throws IOException {
        return archive.settingsLines().stream()
                .filter(line -> line.matches("(?i)[^:]+: *" + setting))
                .collect(Collectors.toList());
    }

    @Test
    public void openJpaMakesNoObjectsOutOfForeignBytes() throws Exception {
        String name = "openjpa.serialization.class.whitelist";
        String allowed = archive.settings("custom.system.properties").getProperty(name);
        assertTrue("it is set", allowed != null && !allowed.isBlank());
        assertEquals("no node tells another", List.of(), matching("openjpa\\.RemoteCommitProvider.*"));
        String before = System.getProperty(name);
        System.setProperty(name, allowed);
        try (var loader = new java.net.URLClassLoader(
                new java.net.URL[] {archive.bundle("openjpa").toUri().toURL()}, null)) {
            Class<?> resolver = loader.loadClass("org.apache.openjpa.util.BlacklistClassResolver");
            Object inForce = resolver.getField("DEFAULT").get(null);
            for (String type : List.of("java.util.HashMap", "org.apache.xalan.X", "jp.noren.kernel.Yen")) {
                assertEquals(type, SecurityException.class, refusal(resolver, inForce, type));
            }
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }

    private static Class<?> refusal(Class<?> resolver, Object inForce, String type)
            throws ReflectiveOperationException {
        try {
            resolver.getMethod("check", String.class).invoke(inForce, type);
            return null;
        } catch (java.lang.reflect.InvocationTargetException refused) {
            return refused.getCause().getClass();
        }
    }

    @Test
    public void theJavaVmReadsSerialisedObjectsOfTheJdkAndTheEngineOnly() throws IOException {
        String launcher = Files.readString(archive.home().resolve("bin/noren"));
        assertTrue(launcher.contains("-Djdk.serialFilter=maxdepth=32;java.base/*;org.apache.derby.**;!*"));
    }

    @Test
    public void jsonIsReadByTheBlockingReaderOnly() throws IOException {
        assertEquals(List.of(), importersOf("com\\.fasterxml\\.jackson\\.core\\.(async|json\\.async).*"));
    }

    @Test
    public void ofBouncyCastleThereIsArgon2InUseAndNothingElse() throws IOException {
        assertEquals(List.of(), importersOf("org\\.bouncycastle\\.(?!crypto\\.generators$|crypto\\.params$).*"));
        assertEquals(List.of(), matching("org\\.apache\\.karaf\\.security\\.providers.*"));
    }

    /** The bundles, other than the package's own project, that import such a package. */
    private static List<String> importersOf(String pattern) throws IOException {
        List<String> importers = new ArrayList<>();
        for (Path jar : archive.jars().values()) {
            String name = String.valueOf(archive.manifest(jar).getValue("Bundle-SymbolicName"));
            String imports = archive.manifest(jar).getValue("Import-Package");
            if (imports != null && !name.startsWith("bcprov") && !name.startsWith("com.fasterxml.jackson")) {
                for (String clause : imports.replaceAll("\"[^\"]*\"", "").split(",")) {
                    boolean optional = clause.contains("resolution:=optional");
                    if (!optional && clause.split(";")[0].trim().matches(pattern)) {
                        importers.add(name + " imports " + clause);
                    }
                }
            }
        }
        return importers;
    }

    @Test
    public void theDatabaseIsNamedByTheOperatorAlone() throws IOException {
        Properties source = archive.settings("org.ops4j.datasource-noren.cfg");
        for (String each : List.of("url", "user", ".password", "osgi.jdbc.driver.class")) {
            assertTrue(each, source.getProperty(each).startsWith("${env:NOREN_DB_"));
        }
    }

    @Test
    public void theLogGoesToFilesOnly() throws IOException {
        Set<Object> types = archive.settings("org.ops4j.pax.logging.cfg").entrySet().stream()
                .filter(entry -> entry.getKey().toString().matches("log4j2\\.appender\\.[^.]+\\.type"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        assertEquals(Set.of("Console", "RollingRandomAccessFile", "PaxOsgi"), types);
    }

    @Test
    public void thereIsNoUserNoKeyAndNoRoleBelowAdmin() throws IOException {
        try (var files = Files.list(archive.home().resolve("etc"))) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name ->
                                    name.matches("(users|keys)\\.properties|host\\.key|.*jaas.*|.*shell\\.ssh.*"))
                            .collect(Collectors.toList()));
        }
        assertEquals(
                "admin",
                archive.settings("custom.system.properties").getProperty("karaf.secured.command.compulsory.roles"));
        assertEquals(
                "nobody",
                archive.settings("org.apache.karaf.command.acl.config.cfg").getProperty("*"));
    }
}
