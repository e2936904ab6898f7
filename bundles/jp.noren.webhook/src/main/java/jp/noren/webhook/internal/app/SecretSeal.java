package jp.noren.webhook.internal.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps secrets in the database so that who reads it reads nothing: AES-256-GCM under a key of a file, bound to its endpoint, so that a sealed secret is
 * of no use in another row. Sealed: the key's id, a colon, and nonce, cipher text and tag in base 64.
 */
@Component(service = SecretSeal.class, configurationPid = "jp.noren.webhook")
public final class SecretSeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 8;

    private final KeyFile file;
    private volatile Map<String, SecretKeySpec> keys;

    @Activate
    public SecretSeal(BundleContext context, WebhookConfig config) {
        this(folder(context, config.data_folder()));
    }

    SecretSeal(Path folder) {
        this.file = new KeyFile(folder.resolve("webhook.key"));
    }

    private static Path folder(BundleContext context, String configured) {
        String data = context.getProperty("karaf.data");
        return configured.isBlank() ? Path.of(data == null ? "data" : data, "webhook") : Path.of(configured);
    }

    String close(String secret, String endpoint) {
        String id = keys().keySet().stream().reduce((first, second) -> second).orElseThrow();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys().get(id));
            cipher.updateAAD(endpoint.getBytes(StandardCharsets.UTF_8));
            byte[] text = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] closed = Arrays.copyOf(cipher.getIV(), NONCE_BYTES + text.length);
            System.arraycopy(text, 0, closed, NONCE_BYTES, text.length);
            return id + ":" + Base64.getEncoder().encodeToString(closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException when its key is not in the file, or it was sealed for another endpoint */
    String open(String closed, String endpoint) {
        String id = closed.substring(0, closed.indexOf(':'));
        SecretKeySpec key = keys().get(id);
        if (key == null) {
            throw new IllegalStateException("the key of the webhooks' secrets is not here: " + id);
        }
        byte[] bytes = Base64.getDecoder().decode(closed.substring(id.length() + 1));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            cipher.updateAAD(endpoint.getBytes(StandardCharsets.UTF_8));
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret of " + endpoint + " cannot be opened", e);
        }
    }

    /** Read when first needed: a house without endpoints needs no key. */
    private Map<String, SecretKeySpec> keys() {
        Map<String, SecretKeySpec> known = keys;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (byte[] key : file.read()) {
                known.put(id(key), new SecretKeySpec(key, "AES"));
            }
            keys = known;
        }
        return known;
    }

    private static String id(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
