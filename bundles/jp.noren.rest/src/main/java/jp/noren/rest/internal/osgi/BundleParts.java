package jp.noren.rest.internal.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import jp.noren.rest.internal.openapi.Parts;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of the OpenAPI document that a bundle carries as openapi/*.yaml. Nothing of the bundle's classes stays with it. */
final class BundleParts {
    private static final Logger LOG = LoggerFactory.getLogger(BundleParts.class);

    private BundleParts() {}

    /** The part; empty, and said in the log, when it is not there or cannot be read. */
    static Map<String, Object> of(Bundle bundle) {
        List<URL> files = Readiness.files(bundle, "openapi", "*.yaml");
        if (files.isEmpty()) {
            return Map.of();
        }
        try (InputStream in = files.get(0).openStream()) {
            return Parts.read(in);
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: {} cannot be read, so its paths stand in no document", bundle, files.get(0), e);
            return Map.of();
        }
    }
}
