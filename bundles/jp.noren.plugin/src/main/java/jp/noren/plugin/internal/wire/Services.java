package jp.noren.plugin.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.gate.Gatekeeper;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.plugin.internal.app.Bundles;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What a bundle has registered, and whether its components can work. */
@Component(service = Services.class)
public final class Services {
    private static final String RESOURCE = "jp.noren.rest.RestResource";
    private static final String PATH = "rest.path";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    @Activate
    public Services(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    private static Stream<ServiceReference<?>> registered(Bundle bundle, String type) {
        return Stream.ofNullable(bundle.getRegisteredServices())
                .flatMap(Arrays::stream)
                .filter(reference -> List.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                        .contains(type));
    }

    /** The common instance first. */
    @SuppressWarnings("unchecked")
    List<ServiceReference<PaymentProvider>> providers(Bundle bundle) {
        List<ServiceReference<PaymentProvider>> found = new ArrayList<>();
        registered(bundle, PaymentProvider.class.getName())
                .forEach(reference -> found.add((ServiceReference<PaymentProvider>) reference));
        found.sort((one, other) -> Boolean.compare(
                one.getProperty(Gatekeeper.STOREFRONT) != null, other.getProperty(Gatekeeper.STOREFRONT) != null));
        return found;
    }

    /** Uses a provider for a moment; empty when it cannot be had. */
    <T> Optional<T> with(ServiceReference<PaymentProvider> reference, Function<PaymentProvider, T> use) {
        PaymentProvider provider = context.getService(reference);
        try {
            return Optional.ofNullable(provider).map(use);
        } finally {
            context.ungetService(reference);
        }
    }

    /** The provider's id; null when the bundle registers none. */
    String provider(Bundle bundle) {
        return providers(bundle).stream()
                .flatMap(reference -> id(reference).stream())
                .findFirst()
                .orElse(null);
    }

    private Optional<String> id(ServiceReference<PaymentProvider> reference) {
        try {
            return with(reference, provider -> provider.info().id());
        } catch (RuntimeException | LinkageError e) {
            // it is leaving, or it is broken: then it stands behind no gate either
            return Optional.empty();
        }
    }

    Set<String> gates(Bundle bundle) {
        Stream<String> providers = providers(bundle).stream()
                .flatMap(reference -> id(reference)
                        .map(id -> "payment."
                                + new Gatekeeper.Lane(id, (String) reference.getProperty(Gatekeeper.STOREFRONT)))
                        .stream());
        Stream<String> paths = registered(bundle, RESOURCE).map(reference -> "rest." + reference.getProperty(PATH));
        return Stream.concat(providers, paths).collect(Collectors.toSet());
    }

    private List<ComponentConfigurationDTO> configurations(Bundle bundle) {
        return components.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(description -> components.getComponentConfigurationDTOs(description).stream())
                .toList();
    }

    /** Components that cannot work: something they need is missing, or they failed. */
    List<String> lacking(Bundle bundle) {
        return configurations(bundle).stream()
                .filter(one -> one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                        || one.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(one -> one.description.name)
                .sorted()
                .toList();
    }

    /** Whether a component threw when it was made: it will not do better by waiting. */
    boolean hasFailed(Bundle bundle) {
        return configurations(bundle).stream()
                .anyMatch(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION);
    }

    Bundles.Details details(Bundle bundle, String feature, List<String> users) {
        return new Bundles.Details(feature, users, configurations(bundle).size(), lacking(bundle));
    }
}
