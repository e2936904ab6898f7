package jp.noren.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.noren.rest.internal.openapi.Parts;
import jp.noren.rest.internal.openapi.Whole;

/** The document of a house with every bundle of this repository, read from their sources. Arguments: the folder of the bundles, the folder to write to. */
public final class WholeDocument {
    private static final String HOUSE = "rest";
    private static final List<String> LANGUAGES = List.of("ja", "en", "vi");

    private final Map<String, Map<String, Object>> parts = new TreeMap<>();
    private final Map<String, Map<String, String>> texts = new TreeMap<>();

    public WholeDocument(Path bundles) {
        sources(bundles, "openapi", ".yaml").forEach(file -> parts.put(word(file), part(file)));
        sources(bundles, "i18n", ".properties").forEach(this::takeTexts);
    }

    private static List<Path> sources(Path bundles, String folder, String ending) {
        try (Stream<Path> all = Files.list(bundles)) {
            return all.map(bundle -> bundle.resolve("src/main/resources").resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(WholeDocument::list)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private static Map<String, Object> part(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Parts.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeTexts(Path file) {
        String name = word(file);
        String language = LANGUAGES.stream()
                .filter(one -> name.endsWith("_" + one))
                .findFirst()
                .orElse("en");
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read.stringPropertyNames().forEach(code -> texts.computeIfAbsent(code, none -> new TreeMap<>())
                .put(language, read.getProperty(code)));
    }

    /** Each bundle's word and its part, as they are written. */
    public Map<String, Map<String, Object>> parts() {
        return parts;
    }

    /** The texts of a code by language; empty when it has none. */
    public Map<String, String> texts(String code) {
        return texts.getOrDefault(code, Map.of());
    }

    /** As it is served where everything is installed. */
    public Map<String, Object> document() {
        Map<String, Map<String, Object>> others = new LinkedHashMap<>(parts);
        Map<String, Object> own = others.remove(HOUSE);
        return Whole.document(own, others.values(), this::texts);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Map<String, Object> document = new WholeDocument(Path.of(arguments[0])).document();
        mapper.writeValue(folder.resolve("openapi.json").toFile(), document);
        Map<String, Object> forClients = ForClients.of(document);
        mapper.writeValue(folder.resolve("openapi-for-clients.json").toFile(), forClients);
        mapper.writeValue(
                folder.resolve("openapi-for-typescript.json").toFile(), ForClients.withDaysAsTexts(forClients));
    }
}
