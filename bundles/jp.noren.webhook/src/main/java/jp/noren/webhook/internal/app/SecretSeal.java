package jp.noren.webhook.internal.app;

import java.nio.file.Path;
import jp.noren.persistence.Seal;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Seals the secrets of endpoints, each bound to its endpoint, under {@code webhook.key}. A house without endpoints needs no key. */
@Component(service = SecretSeal.class, configurationPid = "jp.noren.webhook")
public final class SecretSeal {
    private final Seal seal;

    @Activate
    public SecretSeal(BundleContext context, WebhookConfig config) {
        this(folder(context, config.data_folder()));
    }

    SecretSeal(Path folder) {
        this.seal = new Seal(folder.resolve("webhook.key"));
    }

    private static Path folder(BundleContext context, String configured) {
        String data = context.getProperty("karaf.data");
        return configured.isBlank() ? Path.of(data == null ? "data" : data, "webhook") : Path.of(configured);
    }

    String close(String secret, String endpoint) {
        return seal.close(secret, endpoint);
    }

    /** @throws Seal.NotOpenedException when its key is not in the file, or it was sealed for another endpoint */
    String open(String closed, String endpoint) {
        return seal.open(closed, endpoint);
    }
}
