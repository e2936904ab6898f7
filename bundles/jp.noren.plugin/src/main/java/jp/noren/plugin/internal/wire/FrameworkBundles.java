package jp.noren.plugin.internal.wire;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.plugin.internal.app.Artefact;
import jp.noren.plugin.internal.app.Bundles;
import jp.noren.plugin.internal.domain.Facts;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The bundles of this node. Whatever may hang has a time limit. */
@Component
public final class FrameworkBundles implements Bundles {
    /** The longest drain, and what a stop takes beside it. */
    private static final Duration STOP = Duration.ofSeconds(60);

    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final BundleContext context;
    private final Services services;
    private final Features features;

    @Activate
    public FrameworkBundles(BundleContext context, @Reference Services services, @Reference Features features) {
        this.context = context;
        this.services = services;
        this.features = features;
    }

    @Override
    public List<Piece> all() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getBundleId() != 0 && bundle.getSymbolicName() != null)
                .filter(bundle -> !bundle.getLocation().startsWith(Probe.LOCATION))
                .filter(bundle -> ReadFacts.isOurs(bundle))
                .flatMap(bundle -> unlessGone(bundle, () -> piece(bundle)).stream())
                .toList();
    }

    /** Bundles come and go while they are looked at: one that has gone meanwhile is left out, and nothing else is. */
    private static <T> Optional<T> unlessGone(Bundle bundle, Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (RuntimeException e) {
            if (bundle.getState() == Bundle.UNINSTALLED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Piece piece(Bundle bundle) {
        Facts facts = ReadFacts.of(bundle);
        return new Piece(
                bundle.getBundleId(),
                facts,
                Hashes.of(bundle),
                bundle.adapt(BundleStartLevel.class).isPersistentlyStarted(),
                bundle.getState() == Bundle.ACTIVE,
                state(bundle.getState()),
                Instant.ofEpochMilli(bundle.getLastModified()),
                services.gates(bundle),
                services.provider(bundle));
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.ACTIVE -> "ACTIVE";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            case Bundle.RESOLVED -> "RESOLVED";
            default -> "INSTALLED";
        };
    }

    @Override
    public Details details(Piece piece) {
        return Optional.ofNullable(context.getBundle(piece.id()))
                .flatMap(bundle -> unlessGone(bundle, () -> details(piece, bundle)))
                .orElse(new Details(null, List.of(), 0, List.of()));
    }

    private Details details(Piece piece, Bundle bundle) {
        List<String> users = Probe.closure(context, bundle).stream()
                .filter(name -> !name.startsWith(piece.name() + " "))
                .toList();
        return services.details(bundle, features.of(bundle), users);
    }

    private Bundle bundle(Piece piece) {
        Bundle bundle = context.getBundle(piece.id());
        if (bundle == null) {
            throw RefusedException.notFound();
        }
        return bundle;
    }

    @Override
    public byte[] content(Piece piece) {
        return Hashes.content(bundle(piece));
    }

    @Override
    public Piece install(Artefact artefact) {
        String location = "noren:" + artefact.facts().name() + ":" + artefact.sha256();
        try {
            return piece(context.installBundle(location, new ByteArrayInputStream(artefact.content())));
        } catch (BundleException e) {
            throw refused("plugin.not-installable", artefact.facts().name(), e.getMessage());
        }
    }

    static RefusedException refused(String code, String plugin, String detail) {
        return new RefusedException(Kind.CONFLICT, code, Map.of("plugin", plugin, "detail", String.valueOf(detail)));
    }

    @Override
    public void requireResolvable(Artefact artefact) {
        boolean taken = Arrays.stream(context.getBundles())
                .anyMatch(bundle -> artefact.facts().name().equals(bundle.getSymbolicName())
                        && artefact.facts().version().equals(bundle.getVersion().toString()));
        // the framework takes no second bundle of one name and version; such a jar differs in its classes, hardly in
        // what it needs
        if (!taken) {
            new Probe(context).requireResolvable(artefact);
        }
    }

    @Override
    public void resolve(Piece piece) {
        Probe.requireResolved(context, bundle(piece));
    }

    @Override
    public List<String> refreshSet(Piece piece) {
        return Probe.closure(context, bundle(piece));
    }

    @Override
    public void start(Piece piece, Duration limit) {
        Bundle bundle = bundle(piece);
        Limited.run("plugin.start-failed", piece.name(), limit, () -> {
            bundle.start();
            return null;
        });
    }

    @Override
    public void selfTest(Piece piece, boolean service, Duration limit) {
        new TestItself(services, limit).handle(bundle(piece), service);
    }

    @Override
    public void stop(Piece piece) {
        Bundle bundle = bundle(piece);
        Limited.run("plugin.stop-failed", piece.name(), STOP, () -> {
            bundle.stop();
            return null;
        });
    }

    @Override
    public void update(Piece piece, Artefact artefact) {
        Bundle bundle = bundle(piece);
        Limited.run("plugin.start-failed", piece.name(), STOP, () -> {
            bundle.update(new ByteArrayInputStream(artefact.content()));
            // an update leaves a bundle that could not be started stopped, and says so to the log only
            bundle.start();
            return null;
        });
    }

    @Override
    public void uninstall(Piece piece) {
        Bundle bundle = context.getBundle(piece.id());
        if (bundle == null) {
            return;
        }
        Collection<Bundle> alone = Set.of(bundle);
        boolean bounded = Probe.closure(context, bundle).size() <= 1;
        Limited.run("plugin.stop-failed", piece.name(), STOP, () -> {
            bundle.uninstall();
            return null;
        });
        if (bounded) {
            refresh(alone);
        }
    }

    /** Lets the classes go. Nobody else is linked to them. */
    private void refresh(Collection<Bundle> bundles) {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        wiring.refreshBundles(bundles, event -> done.countDown());
        try {
            done.await(REFRESH.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
