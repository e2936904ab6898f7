package jp.noren.rest.internal.osgi;

import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rest.internal.door.Departure;
import jp.noren.rest.internal.openapi.Parts;
import jp.noren.rest.internal.probe.Probes.Missing;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/**
 * What the node lacks before it may get requests. Nothing is configured: the bundles that are meant to run say what they bring, by the files
 * they carry. A bundle that an operator has stopped is not missed.
 */
final class Readiness implements Supplier<List<Missing>> {
    private static final String FEATURES = "org.apache.karaf.features.FeaturesService";
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";
    private static final String OURS = "jp.noren.";

    private final BundleContext context;
    private final ServiceTracker<Sql, Sql> sql;
    private final Supplier<Set<String>> served;
    private final Departure departure;
    private final BundleParts parts;

    Readiness(
            BundleContext context,
            ServiceTracker<Sql, Sql> sql,
            Supplier<Set<String>> served,
            Departure departure,
            BundleParts parts) {
        this.context = context;
        this.parts = parts;
        this.sql = sql;
        this.served = served;
        this.departure = departure;
    }

    @Override
    public List<Missing> get() {
        List<Missing> missing = new ArrayList<>();
        if (departure.hasBegun()) {
            missing.add(new Missing("node", "leaving"));
        }
        if (context.getServiceReference(FEATURES) != null && context.getServiceReference(BOOT_FINISHED) == null) {
            missing.add(new Missing("boot", "features"));
        }
        if (!databaseAnswers()) {
            missing.add(new Missing("database", "noren"));
        }
        Set<String> schemas = schemas();
        Set<String> paths = served.get();
        Arrays.stream(context.getBundles())
                .filter(Readiness::isMeantToRun)
                .forEach(bundle -> check(bundle, schemas, paths, missing));
        return missing;
    }

    private static boolean isMeantToRun(Bundle bundle) {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        return bundle.getSymbolicName() != null
                && bundle.getSymbolicName().startsWith(OURS)
                && bundle.getHeaders().get("Fragment-Host") == null
                && level != null
                && level.isPersistentlyStarted();
    }

    private void check(Bundle bundle, Set<String> schemas, Set<String> paths, List<Missing> missing) {
        if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
            missing.add(new Missing("bundle", bundle.getSymbolicName()));
            return;
        }
        needed(bundle).stream()
                .filter(name -> !schemas.contains(name))
                .forEach(name -> missing.add(new Missing("schema", name)));
        if (!bundle.getSymbolicName().equals("jp.noren.rest")) {
            described(bundle).stream()
                    .filter(path -> !paths.contains(path))
                    .forEach(path -> missing.add(new Missing("path", path)));
        }
    }

    /** The schemas that a bundle brings steps for. */
    private static Set<String> needed(Bundle bundle) {
        return files(bundle, "db", "*.sql").stream()
                .map(file -> file.getPath().split("/"))
                .map(path -> path[path.length - 2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The paths that a bundle's part of the document describes. */
    private Set<String> described(Bundle bundle) {
        return Parts.child(parts.of(bundle), "paths").keySet().stream()
                .map(Parts::segment)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<URL> files(Bundle bundle, String folder, String pattern) {
        Enumeration<URL> found = bundle.findEntries(folder, pattern, true);
        return found == null ? List.of() : Collections.list(found);
    }

    private Set<String> schemas() {
        try {
            return context.getServiceReferences(Schema.class, null).stream()
                    .map(reference -> (String) reference.getProperty(Schema.PROPERTY))
                    .collect(Collectors.toSet());
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean databaseAnswers() {
        Sql database = sql.getService();
        try {
            return database != null
                    && database.first("values (1)", row -> row.getInt(1)).isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
