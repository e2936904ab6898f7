package jp.noren.plugin.internal.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.gate.GateBook;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.plugin.internal.app.Artefacts;
import jp.noren.plugin.internal.app.Gates;
import jp.noren.plugin.internal.app.Settings;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells the gates of this node who may serve behind them. It speaks from the first time that the routes are known. */
@Component(service = Gates.class)
public final class OpenGates implements Gates, Gatekeeper {
    private final BundleContext context;
    private final Settings settings;
    private final Artefacts artefacts;
    private volatile List<Route> followed = List.of();
    private volatile Map<String, String> signatures = Map.of();
    private volatile Broken broken;
    /** Names and versions of bundles that nobody gets into, whatever the routes say. */
    private final Set<String> shut = ConcurrentHashMap.newKeySet();

    private ServiceRegistration<Gatekeeper> registration;
    private int revision;

    @Activate
    public OpenGates(BundleContext context, @Reference Settings settings, @Reference Artefacts artefacts) {
        this.context = context;
        this.settings = settings;
        this.artefacts = artefacts;
    }

    @Deactivate
    synchronized void close() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }

    @Override
    public synchronized void follow(List<Route> routes) {
        followed = List.copyOf(routes);
        if (settings.admission().required()) {
            signatures = artefacts.signatures();
        }
        if (registration == null) {
            registration = context.registerService(Gatekeeper.class, this, nextRevision());
        } else {
            registration.setProperties(nextRevision());
        }
    }

    private Dictionary<String, Object> nextRevision() {
        revision++;
        return new Hashtable<>(Map.of(REVISION, revision));
    }

    @Override
    public boolean shut(String bundle, String version) {
        boolean first = shut.add(bundle + " " + version);
        askAgain();
        return first;
    }

    @Override
    public void letIn(String bundle, String version) {
        shut.remove(bundle + " " + version);
        askAgain();
    }

    private synchronized void askAgain() {
        if (registration != null) {
            registration.setProperties(nextRevision());
        }
    }

    @Override
    public List<Route> followed() {
        return followed;
    }

    @Override
    public synchronized boolean isSpeaking() {
        return registration != null;
    }

    @Override
    public void onBroken(Broken listener) {
        broken = listener;
    }

    @Override
    public List<GateBook.Standing> standings() {
        List<GateBook.Standing> standings = new ArrayList<>();
        for (ServiceReference<GateBook> reference : books()) {
            GateBook book = context.getService(reference);
            if (book != null) {
                standings.addAll(book.gates());
                context.ungetService(reference);
            }
        }
        return standings;
    }

    /** Looked up when asked for: who keeps gates may be waiting for this bundle's own resource. */
    private Collection<ServiceReference<GateBook>> books() {
        try {
            return context.getServiceReferences(GateBook.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean admits(long id, long modified) {
        Bundle bundle = context.getBundle(id);
        if (bundle == null || shut.contains(bundle.getSymbolicName() + " " + bundle.getVersion())) {
            return false;
        }
        if (!settings.admission().required()) {
            return true;
        }
        String hash = Hashes.of(bundle);
        return settings.admission().admits(hash, signatures.get(hash));
    }

    @Override
    public Map<Lane, String> routes() {
        Map<Lane, String> lanes = new HashMap<>();
        followed.stream()
                .filter(route -> route.gate() != null)
                .forEach(route -> lanes.put(
                        new Lane(route.gate(), route.storefront()), route.now().version()));
        return lanes;
    }

    @Override
    public void broken(long id, LinkageError error) {
        Bundle bundle = context.getBundle(id);
        Broken listener = broken;
        if (bundle != null && listener != null) {
            listener.told(bundle.getSymbolicName(), bundle.getVersion().toString(), error);
        }
    }
}
