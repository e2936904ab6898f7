package jp.noren.i18n.internal.app;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import jp.noren.i18n.Messages;
import jp.noren.i18n.internal.domain.Catalogue;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of the bundles that are there. A bundle's texts come before it starts and go after it has stopped, because calls
 * that still run in it while it stops need them.
 */
@Component(service = Messages.class)
public final class BundleMessages extends CatalogueMessages implements BundleTrackerCustomizer<Catalogue> {
    private static final Logger LOG = LoggerFactory.getLogger(BundleMessages.class);

    private record Entry(Version version, Catalogue catalogue) {}

    private final List<Entry> entries = new ArrayList<>();
    private final BundleTracker<Catalogue> tracker;

    @Activate
    public BundleMessages(BundleContext context) {
        super(Catalogue.EMPTY);
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public Catalogue addingBundle(Bundle bundle, BundleEvent event) {
        var files = bundle.findEntries("i18n", "*.properties", false);
        if (files == null) {
            return null;
        }
        Catalogue catalogue = read(bundle, Collections.list(files));
        change(() -> entries.add(new Entry(bundle.getVersion(), catalogue)));
        return catalogue;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Catalogue catalogue) {
        // A bundle's files do not change while it runs.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Catalogue catalogue) {
        change(() -> entries.removeIf(entry -> entry.catalogue() == catalogue));
    }

    /** While two versions of one bundle are there, the texts of the newer one win. */
    private synchronized void change(Runnable change) {
        change.run();
        entries.sort(Comparator.comparing(Entry::version));
        use(Catalogue.union(entries.stream().map(Entry::catalogue).toList()));
    }

    private static Catalogue read(Bundle bundle, List<URL> files) {
        List<Catalogue> parts = new ArrayList<>();
        for (URL file : files) {
            String name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
            try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                parts.add(Catalogue.read(name, reader));
            } catch (IOException | IllegalArgumentException e) {
                LOG.error("{}: texts of i18n/{} left out", bundle.getSymbolicName(), name, e);
            }
        }
        return Catalogue.union(parts);
    }
}
