package jp.noren.notification.internal.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.persistence.Seal;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what must not lie about in a mail that waits (a link that opens something, a first password), bound to its mail, under {@code keys/mail.key} below the
 * node's data: a row that was erased can stand in freed pages of the database, and in its backups, for long.
 */
@Component(service = SecretSeal.class)
public final class SecretSeal {
    private static final Logger LOG = LoggerFactory.getLogger(SecretSeal.class);
    /** What a row of the time before has not: its values are taken as they stand. */
    private static final String MARK = "sealed:";

    private final Seal seal;

    @Activate
    public SecretSeal(BundleContext context) {
        this(Path.of(context.getProperty("karaf.data")));
        try {
            seal.prepare();
        } catch (RuntimeException e) {
            LOG.error("Mails with a link or a first password cannot be written on this node", e);
        }
    }

    /** @param data the node's folder of data */
    public SecretSeal(Path data) {
        this.seal = new Seal(data.resolve("keys").resolve("mail.key"));
    }

    Map<String, String> close(Map<String, String> secrets, String mail) {
        return secrets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> MARK + seal.close(one.getValue(), place(mail, one.getKey()))));
    }

    /** @throws Seal.NotOpenedException when the key is not on this node */
    Map<String, String> open(Map<String, String> secrets, String mail) {
        return secrets.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> open(one, mail)));
    }

    private String open(Map.Entry<String, String> secret, String mail) {
        String stored = secret.getValue();
        return stored.startsWith(MARK)
                ? seal.open(stored.substring(MARK.length()), place(mail, secret.getKey()))
                : stored;
    }

    private static String place(String mail, String name) {
        return mail + "|" + name;
    }
}
