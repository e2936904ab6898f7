package jp.noren.itests;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The repository of features: each stands alone, and each foreign bundle has one home. */
public class FeaturesIT {
    private static Node node;

    @BeforeClass
    public static void startAlmostEmpty() throws Exception {
        node = Node.unpack("features", "noren-shell");
        node.startWithoutRest();
    }

    @AfterClass
    public static void stop() throws Exception {
        node.close();
    }

    @Test
    public void eachFeatureInstallsAloneInAnEmptyContainer() throws Exception {
        List<String> failed = new ArrayList<>();
        for (String feature : ourFeatures().keySet()) {
            if (feature.equals("noren-shell") || feature.equals("noren-tp-shell")) {
                continue;
            }
            Node.Answer installed = node.shell("feature:install " + feature);
            if (installed.exit() != 0) {
                failed.add(feature + ": " + installed.text());
                continue;
            }
            settle(feature, failed);
            node.shell("feature:uninstall " + feature);
        }
        assertEquals(List.of(), failed);
    }

    @Test
    public void eachForeignBundleStandsInOneFeature() throws Exception {
        Map<String, List<String>> homes = new TreeMap<>();
        ourFeatures()
                .forEach((feature, bundles) -> bundles.forEach(bundle ->
                        homes.computeIfAbsent(bundle, any -> new ArrayList<>()).add(feature)));
        homes.values().removeIf(features -> features.size() == 1);
        assertEquals(Map.of(), homes);
    }

    @Test
    public void noFeatureIsLongerThanFifteenLines() throws Exception {
        Map<String, Integer> lines = new TreeMap<>();
        ourFeatures().forEach((feature, bundles) -> lines.put(feature, bundles.size()));
        lines.values().removeIf(count -> count <= 15);
        assertEquals(Map.of(), lines);
    }

    /** A bundle that asks for all services of a kind would hold on to both versions of whoever offers one. */
    @Test
    public void anUpgradeOfAFeatureLeavesOneVersion() throws Exception {
        run("feature:install noren-rental-shop");
        for (String bundle : List.of("checkout", "support")) {
            Path next = nextVersion("jp.noren." + bundle);
            Path features = next.resolveSibling("next-" + bundle + ".xml");
            String feature = "noren-" + bundle;
            Files.writeString(
                    features,
                    "<features name=\"next-" + bundle + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                            + "<feature name=\"" + feature + "\" version=\"99.0.0\"><bundle>" + next.toUri()
                            + "</bundle></feature></features>");
            run("feature:repo-add " + features.toUri());
            run("feature:install --upgrade " + feature + "/99.0.0");
            List<String> versions = run("bundle:list -s -t 0 --no-format")
                    .lines()
                    .filter(line -> line.matches(".*\\bjp\\.noren\\." + bundle + "\\s*"))
                    .map(line -> line.replaceAll(".*\\s(\\d+\\.\\d+\\.\\d+\\S*)\\s.*", "$1"))
                    .toList();
            assertEquals(List.of("99.0.0"), versions);
            run("feature:uninstall " + feature + "/99.0.0");
            run("feature:repo-remove next-" + bundle);
        }
        run("feature:uninstall noren-rental-shop");
    }

    private static String run(String command) {
        Node.Answer answer = node.shell(command);
        assertEquals(command + ": " + answer.text(), 0, answer.exit());
        return answer.text();
    }

    private static Path nextVersion(String bundle) throws Exception {
        Path system = node.home().resolve("system/jp/noren").resolve(bundle);
        Path jar;
        try (Stream<Path> jars = Files.walk(system)) {
            jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
        Path next = node.home().resolve(bundle + "-99.0.0.jar");
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", "99.0.0");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(next), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return next;
    }

    private static void settle(String feature, List<String> failed) throws InterruptedException {
        try {
            Node.await(feature, Duration.ofSeconds(60), () -> node.waiting().isEmpty());
        } catch (AssertionError late) {
            failed.add(feature + ": " + node.waiting());
        }
    }

    private static Map<String, List<String>> ourFeatures() throws Exception {
        File folder = node.home().resolve("system/jp/noren/features").toFile();
        File version = folder.listFiles(File::isDirectory)[0];
        File repository = version.listFiles((place, name) -> name.endsWith("-features.xml"))[0];
        NodeList features = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(repository)
                .getDocumentElement()
                .getChildNodes();
        Map<String, List<String>> found = new TreeMap<>();
        for (int i = 0; i < features.getLength(); i++) {
            if (features.item(i) instanceof Element feature
                    && feature.getTagName().equals("feature")) {
                NodeList bundles = feature.getElementsByTagName("bundle");
                List<String> locations = found.computeIfAbsent(feature.getAttribute("name"), any -> new ArrayList<>());
                for (int b = 0; b < bundles.getLength(); b++) {
                    locations.add(bundles.item(b).getTextContent().trim());
                }
            }
        }
        return found;
    }
}
