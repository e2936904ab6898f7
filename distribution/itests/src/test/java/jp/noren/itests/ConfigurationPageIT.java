package jp.noren.itests;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The handbook's reference of all settings, made of what the shipped bundles say of themselves. It fails when the committed page says something
 * else; {@code -Dnoren.pages=write} writes it anew.
 */
public class ConfigurationPageIT {
    private static final Path HANDBOOK = Path.of("..", "handbook");

    private static final Map<String, List<String>> WORDS = Map.of(
            "",
            List.of(
                    "Settings",
                    "Made from the bundles themselves by a test of the build. Each table is a file in `etc/`; a change takes effect when it is"
                            + " saved. A setting whose name begins with a dot is a secret and shows in no listing.",
                    "setting",
                    "meaning",
                    "type",
                    "default",
                    "bounds",
                    "secret",
                    "none: to be given"),
            "_ja",
            List.of(
                    "設定一覧",
                    "このページはビルドのテストがバンドル自身の記述から作る。表の一つ一つが `etc/` の一つのファイルに当たり、保存した時点で有効になる。"
                            + "ドットで始まる名前の設定は秘密で、どの一覧にも表示されない。",
                    "設定",
                    "意味",
                    "型",
                    "既定値",
                    "範囲",
                    "秘密",
                    "なし（必須）"));

    @Test
    public void thePageInEnglishSaysWhatTheBundlesSay() throws Exception {
        holds("", "configuration.md");
    }

    @Test
    public void thePageInJapaneseSaysWhatTheBundlesSay() throws Exception {
        holds("_ja", "configuration.ja.md");
    }

    private static void holds(String language, String file) throws Exception {
        String page = page(language);
        Path committed = HANDBOOK.resolve(file);
        if ("write".equals(System.getProperty("noren.pages"))) {
            Files.writeString(committed, page);
        }
        assertEquals(
                "distribution/handbook/" + file + " is not what the bundles say; -Dnoren.pages=write writes it anew",
                page,
                Files.readString(committed));
    }

    private static String page(String language) throws Exception {
        List<String> words = WORDS.get(language);
        StringBuilder page = new StringBuilder("# " + words.get(0) + "\n\n" + words.get(1) + "\n");
        for (Map.Entry<String, String> table : tables(language).entrySet()) {
            page.append("\n## ").append(table.getKey()).append("\n\n").append(table.getValue());
        }
        return page.toString();
    }

    /** By the names of the files in etc/, without their ending. */
    private static Map<String, String> tables(String language) throws Exception {
        Map<String, String> tables = new TreeMap<>();
        Archive archive = Archive.unpack("configuration");
        for (Path jar : archive.jars().values()) {
            if (jar.getFileName().toString().startsWith("jp.noren.")) {
                read(jar, language, tables);
            }
        }
        return tables;
    }

    private static void read(Path jar, String language, Map<String, String> tables) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().collect(Collectors.toList())) {
                if (entry.getName().matches("OSGI-INF/metatype/.*\\.xml")) {
                    Element root;
                    try (InputStream in = file.getInputStream(entry)) {
                        root = DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(in)
                                .getDocumentElement();
                    }
                    if (root.getElementsByTagName("Designate").getLength() > 0) {
                        Properties texts = texts(file, root.getAttribute("localization"), language);
                        tables.put(
                                pid(root.getElementsByTagName("Designate")),
                                table((Element) root.getElementsByTagName("OCD").item(0), texts, WORDS.get(language)));
                    }
                }
            }
        }
    }

    /** The file that is there once; for what can be there several times its name ends with a word of one's own. */
    private static String pid(NodeList designates) {
        for (int i = 0; i < designates.getLength(); i++) {
            Element designate = (Element) designates.item(i);
            if (designate.getAttribute("factoryPid").isEmpty()) {
                return designate.getAttribute("pid");
            }
        }
        return ((Element) designates.item(0)).getAttribute("factoryPid") + "-NAME";
    }

    private static Properties texts(JarFile file, String base, String language) throws IOException {
        Properties texts = new Properties();
        JarEntry entry = file.getJarEntry(base + language + ".properties");
        if (entry == null) {
            throw new IOException(file.getName() + " has no " + base + language + ".properties");
        }
        try (InputStreamReader in = new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static String table(Element definition, Properties texts, List<String> words) {
        StringBuilder table = new StringBuilder();
        table.append(text(definition.getAttribute("description"), texts)).append("\n\n");
        table.append("| " + words.get(2) + " | " + words.get(3) + " | " + words.get(4) + " | " + words.get(5) + " | "
                + words.get(6) + " |\n|---|---|---|---|---|\n");
        NodeList attributes = definition.getElementsByTagName("AD");
        for (int i = 0; i < attributes.getLength(); i++) {
            table.append(row((Element) attributes.item(i), texts, words));
        }
        return table.toString();
    }

    private static String row(Element attribute, Properties texts, List<String> words) {
        String type = attribute.getAttribute("type");
        boolean given = attribute.hasAttribute("default");
        String byDefault = attribute.getAttribute("default").replace("\\,", ",");
        String shown = !given ? words.get(8) : byDefault.isEmpty() ? "" : "`" + byDefault + "`";
        return "| `" + attribute.getAttribute("id") + "` | **" + text(attribute.getAttribute("name"), texts) + "** "
                + text(attribute.getAttribute("description"), texts) + " | "
                + (type.equals("Password") ? words.get(7) : type) + " | " + shown + " | " + bounds(attribute) + " |\n";
    }

    private static String bounds(Element attribute) {
        List<String> bounds = new ArrayList<>();
        if (attribute.hasAttribute("min")) {
            bounds.add("≥ " + attribute.getAttribute("min"));
        }
        if (attribute.hasAttribute("max")) {
            bounds.add("≤ " + attribute.getAttribute("max"));
        }
        NodeList options = attribute.getElementsByTagName("Option");
        for (int i = 0; i < options.getLength(); i++) {
            bounds.add("`" + ((Element) options.item(i)).getAttribute("value") + "`");
        }
        return String.join(", ", bounds);
    }

    /** A key behind a percent sign, or the text itself. */
    private static String text(String name, Properties texts) {
        if (!name.startsWith("%")) {
            throw new IllegalStateException("no localised text: " + name);
        }
        String text = texts.getProperty(name.substring(1));
        if (text == null || text.isBlank()) {
            throw new IllegalStateException("no text for " + name);
        }
        return text.replace("|", "\\|");
    }
}
