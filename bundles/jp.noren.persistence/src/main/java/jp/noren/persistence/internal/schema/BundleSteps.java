package jp.noren.persistence.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** Finds the steps that a bundle carries. */
final class BundleSteps {

    private BundleSteps() {}

    /** The files {@code db/<schema>/*.sql}, in the order of their names. */
    static Map<String, List<URL>> find(Bundle bundle) {
        Map<String, List<URL>> schemas = new TreeMap<>();
        Enumeration<URL> entries = bundle.findEntries("db", "*.sql", true);
        if (entries != null) {
            for (URL url : Collections.list(entries)) {
                String[] path = url.getPath().split("/");
                schemas.computeIfAbsent(path[path.length - 2], name -> new ArrayList<>())
                        .add(url);
            }
        }
        schemas.values().forEach(urls -> urls.sort(Comparator.comparing(URL::getPath)));
        return schemas;
    }

    /** @throws SchemaRefusedException when a file is named like no step */
    static List<Step> read(List<URL> urls) {
        return urls.stream().map(BundleSteps::read).toList();
    }

    private static Step read(URL url) {
        try (InputStream in = url.openStream()) {
            String path = url.getPath();
            return Step.of(
                    path.substring(path.lastIndexOf('/') + 1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
