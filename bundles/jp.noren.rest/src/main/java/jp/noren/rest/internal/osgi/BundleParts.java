package jp.noren.rest.internal.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.rest.internal.openapi.Parts;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the OpenAPI document that bundles carry as openapi/*.yaml. A part is read once for all resources of its bundle, and for the probes of a
 * balancer: they come every second. Nothing of a bundle's classes stays here.
 */
final class BundleParts {
    private static final Logger LOG = LoggerFactory.getLogger(BundleParts.class);

    /** @param modified when the bundle was installed or updated last */
    private record Read(long modified, Map<String, Object> part) {}

    private final BundleContext context;
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    BundleParts(BundleContext context) {
        this.context = context;
    }

    /** The part; empty, and said in the log, when it is not there or cannot be read. */
    Map<String, Object> of(Bundle bundle) {
        Read known = read.get(bundle.getBundleId());
        if (known == null || known.modified() != bundle.getLastModified()) {
            known = new Read(bundle.getLastModified(), read(bundle));
            read.put(bundle.getBundleId(), known);
            read.keySet().removeIf(id -> context.getBundle(id) == null);
        }
        return known.part();
    }

    private static Map<String, Object> read(Bundle bundle) {
        List<URL> files = Readiness.files(bundle, "openapi", "*.yaml");
        if (files.isEmpty()) {
            return Map.of();
        }
        try (InputStream in = files.get(0).openStream()) {
            return Collections.unmodifiableMap(Parts.read(in));
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: {} cannot be read, so its paths stand in no document", bundle, files.get(0), e);
            return Map.of();
        }
    }
}
