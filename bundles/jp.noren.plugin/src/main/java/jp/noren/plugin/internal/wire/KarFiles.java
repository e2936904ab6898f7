package jp.noren.plugin.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.plugin.internal.app.Kars;
import org.osgi.service.component.annotations.Component;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Kars as Karaf's Maven plugin writes them: a zip whose {@code repository/} is laid out like Maven's and holds the features' XML and the jars. */
@Component
public final class KarFiles implements Kars {
    private static final String REPOSITORY = "repository/";
    private static final String MAVEN = "mvn:";
    private static final int LARGEST_XML = 1024 * 1024;
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    @Override
    public List<String> bundles(Path kar) {
        try (ZipFile zip = new ZipFile(kar.toFile())) {
            Set<String> sources = new LinkedHashSet<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(REPOSITORY) && entry.getName().endsWith(".xml")) {
                    named(zip, entry).stream()
                            .flatMap(address -> file(address).stream())
                            .filter(file -> zip.getEntry(file) != null)
                            .forEach(file -> sources.add(JarSources.INSIDE + kar.toAbsolutePath() + "!/" + file));
                }
            }
            if (sources.isEmpty()) {
                throw none(kar);
            }
            return List.copyOf(sources);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw none(kar);
        }
    }

    private static RefusedException none(Path kar) {
        return new RefusedException(Kind.UNPROCESSABLE, "plugin.not-a-kar", Map.of("detail", kar.toString()));
    }

    /** The addresses of the bundles of all features of a file; another kind of XML names none. */
    private static List<String> named(ZipFile zip, ZipEntry entry)
            throws IOException, SAXException, ParserConfigurationException {
        NodeList bundles = parse(zip, entry).getElementsByTagNameNS("*", "bundle");
        return java.util.stream.IntStream.range(0, bundles.getLength())
                .mapToObj(i -> bundles.item(i).getTextContent().trim())
                .toList();
    }

    /** It may name nothing outside itself. */
    private static Document parse(ZipFile zip, ZipEntry entry)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(LARGEST_XML + 1);
            if (content.length > LARGEST_XML) {
                throw new IOException(entry + " is too large");
            }
            return factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(content));
        }
    }

    /** Where a jar lies in the repository: {@code mvn:group/artifact/version} with a type and a classifier, if it has them. */
    private static Optional<String> file(String address) {
        String[] parts =
                address.substring(address.indexOf(MAVEN) + MAVEN.length()).split("[/$?]", -1);
        if (!address.startsWith(MAVEN) || parts.length < 3) {
            return Optional.empty();
        }
        String type = parts.length > 3 && !parts[3].isEmpty() ? parts[3] : "jar";
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        return Optional.of(REPOSITORY + parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + parts[1]
                + "-" + parts[2] + classifier + "." + type);
    }
}
