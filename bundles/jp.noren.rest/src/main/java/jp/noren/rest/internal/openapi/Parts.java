package jp.noren.rest.internal.openapi;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a bundle's part of the document. It is YAML that means what JSON would mean: {@code on} and {@code 2026-11-21} are texts. */
public final class Parts {
    private Parts() {}

    public static Map<String, Object> read(InputStream part) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        Yaml yaml = new Yaml(
                new SafeConstructor(options), new Representer(dumper), dumper, options, new JsonLikeResolver());
        return child(Map.of("part", yaml.load(part)), "part");
    }

    /** The member of an object that is an object itself; empty when it is not there. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> child(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    /** The member of an object that is an array; empty when it is not there. */
    public static List<?> list(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof List<?> list ? list : List.of();
    }

    /** The first segment of a path of the document. */
    public static String segment(String path) {
        String[] parts = path.split("/");
        return parts.length > 1 ? parts[1] : "";
    }

    private static final class JsonLikeResolver extends Resolver {
        private static final Pattern TRUTH = Pattern.compile("true|false");
        private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");
        private static final Pattern FRACTION = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
        private static final Pattern NOTHING = Pattern.compile("null|~|");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, TRUTH, "tf");
            addImplicitResolver(Tag.INT, WHOLE, "-0123456789");
            addImplicitResolver(Tag.FLOAT, FRACTION, "-0123456789");
            addImplicitResolver(Tag.NULL, NOTHING, "n~\0");
            addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
        }
    }
}
