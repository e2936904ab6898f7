package jp.noren.payment.internal.app;

import java.util.Optional;
import jp.noren.payment.api.ProviderMethods;
import jp.noren.payment.spi.ProviderInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which method a provider serves, as it said itself last. */
@Component(service = ProviderMethods.class)
public final class NameMethods implements ProviderMethods {
    private final Providers providers;

    @Activate
    public NameMethods(@Reference Providers providers) {
        this.providers = providers;
    }

    @Override
    public Optional<String> method(String provider) {
        return providers.seen().stream()
                .filter(info -> info.id().equals(provider))
                .map(ProviderInfo::method)
                .findFirst();
    }
}
