package jp.noren.plugin.internal.wire;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.plugin.internal.app.Artefact;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Asks the framework's resolver. A jar that is only asked about is installed under a name of its own, never started, and gone afterwards. */
record Probe(BundleContext context) {
    static final String LOCATION = "noren-probe:";

    void requireResolvable(Artefact artefact) {
        Bundle copy = null;
        try {
            copy = context.installBundle(LOCATION + artefact.sha256(), new ByteArrayInputStream(artefact.content()));
            requireResolved(context, copy);
        } catch (BundleException e) {
            throw FrameworkBundles.refused(
                    "plugin.not-installable", artefact.facts().name(), e.getMessage());
        } finally {
            remove(copy);
        }
    }

    private void remove(Bundle copy) {
        try {
            if (copy != null) {
                copy.uninstall();
                wiring(context).refreshBundles(Set.of(copy));
            }
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FrameworkWiring wiring(BundleContext context) {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** Its packages, and each class that its classes name. */
    static void requireResolved(BundleContext context, Bundle bundle) {
        if (!wiring(context).resolveBundles(Set.of(bundle))) {
            throw FrameworkBundles.refused(
                    "plugin.does-not-resolve", bundle.getSymbolicName(), missing(context, bundle));
        }
        Set<String> classes = LinkCheck.missing(bundle);
        if (!classes.isEmpty()) {
            throw FrameworkBundles.refused(
                    "plugin.does-not-resolve", bundle.getSymbolicName(), "classes " + String.join(", ", classes));
        }
    }

    /** What nobody offers; where each is offered by somebody, the framework's own message is in the log. */
    private static String missing(BundleContext context, Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision.getDeclaredRequirements(null).stream()
                .filter(requirement -> !Namespace.RESOLUTION_OPTIONAL.equals(
                        requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
                .filter(requirement -> !Namespace.EFFECTIVE_ACTIVE.equals(
                        requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE)))
                .filter(requirement ->
                        wiring(context).findProviders(requirement).isEmpty())
                .map(Probe::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        return PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace())
                ? String.valueOf(filter).replace(PackageNamespace.PACKAGE_NAMESPACE + "=", "")
                : requirement.getNamespace() + " " + filter;
    }

    /** A bundle and whoever is linked to it, directly or through another: what a replacement takes along. */
    static List<String> closure(BundleContext context, Bundle bundle) {
        Collection<Bundle> closure = wiring(context).getDependencyClosure(Set.of(bundle));
        return closure.stream()
                .map(one -> one.getSymbolicName() + " " + one.getVersion())
                .sorted()
                .toList();
    }
}
