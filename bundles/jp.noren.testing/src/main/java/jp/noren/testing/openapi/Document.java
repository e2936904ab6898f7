package jp.noren.testing.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A part of the document, and the house's own part for what it refers to. All scalars are read as texts. */
record Document(Map<String, Object> part, Map<String, Object> house) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static Document ofPart(String name) {
        return new Document(read("/openapi/" + name + ".yaml", true), read("/openapi/rest.yaml", false));
    }

    private static Map<String, Object> read(String file, boolean required) {
        try (InputStream in = Document.class.getResourceAsStream(file)) {
            if (in == null && required) {
                throw new AssertionError("no " + file + " on the class path");
            }
            return in == null
                    ? Map.of()
                    : parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        Resolver texts = new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // Everything is a text.
            }
        };
        Object read =
                new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, texts).load(yaml);
        return map(read);
    }

    /** "GET /orders/{}" to the operation, its path's own parameters put in. */
    Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        map(part.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                Map<String, Object> whole = new LinkedHashMap<>(map(operation));
                List<Object> parameters =
                        new java.util.ArrayList<>(list(map(item).get("parameters")));
                parameters.addAll(list(whole.get("parameters")));
                whole.put("parameters", parameters);
                operations.put(method.toUpperCase() + " " + Operation.nameless(path), whole);
            }
        }));
        return operations;
    }

    /** Whether an operation that says nothing of security is open to all. */
    boolean openByDefault() {
        return part.containsKey("security") && list(part.get("security")).isEmpty();
    }

    /** What a reference stands for, in this part or in the house's own. */
    Map<String, Object> resolve(Object node) {
        Map<String, Object> found = map(node);
        while (found.get("$ref") instanceof String reference) {
            Map<String, Object> target = lookUp(part, reference);
            found = target.isEmpty() ? lookUp(house, reference) : target;
            if (found.isEmpty()) {
                throw new AssertionError(reference + " leads nowhere");
            }
        }
        return found;
    }

    private static Map<String, Object> lookUp(Map<String, Object> document, String reference) {
        Object found = document;
        for (String step : reference.replaceFirst("^#/", "").split("/")) {
            found = map(found).get(step);
        }
        return map(found);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> ? (Map<String, Object>) node : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node instanceof List<?> ? (List<Object>) node : List.of();
    }
}
