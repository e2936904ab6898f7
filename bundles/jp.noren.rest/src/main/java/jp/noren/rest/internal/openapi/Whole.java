package jp.noren.rest.internal.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The document of a house in which every bundle is installed: what clients are generated from, and what the build looks through. */
public final class Whole {
    private Whole() {}

    /**
     * @param own the house's own part
     * @param parts those of the bundles, by any name
     * @param texts a code's texts by language; empty for one that has none
     */
    public static Map<String, Object> document(
            Map<String, Object> own,
            Collection<Map<String, Object>> parts,
            Function<String, Map<String, String>> texts) {
        Assembly assembly = new Assembly(own);
        parts.forEach(assembly::add);
        return assembly.finish(texts(assembly.codes(), texts));
    }

    private static Map<String, Object> texts(Set<String> codes, Function<String, Map<String, String>> texts) {
        Map<String, Object> found = new TreeMap<>();
        codes.forEach(code -> found.put(code, texts.apply(code)));
        return new LinkedHashMap<>(found);
    }
}
