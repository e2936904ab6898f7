package jp.noren.plugin.internal.domain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Which jars may serve on this node: all, or only those whose SHA-256 stands on the list or carries a signature by a key of the house.
 *
 * @param required false admits everything: for a sandbox
 * @param allowed SHA-256 in lower-case hexadecimal digits
 */
public record Admission(boolean required, Set<String> allowed, List<PublicKey> keys) {
    private static final String ED25519 = "Ed25519";

    public Admission {
        allowed = Set.copyOf(allowed);
        keys = List.copyOf(keys);
    }

    /**
     * @param keys public keys, each Base64 of its X.509 form
     * @throws IllegalArgumentException for a key that is none
     */
    public static Admission of(boolean required, Set<String> allowed, List<String> keys) {
        List<PublicKey> read = new ArrayList<>();
        for (String key : keys) {
            try {
                byte[] bytes = Base64.getDecoder().decode(key);
                read.add(KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(bytes)));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not an Ed25519 public key: " + key, e);
            }
        }
        return new Admission(required, allowed, read);
    }

    /**
     * @param signature Base64 of an Ed25519 signature over the 32 bytes of the hash; null where there is none
     */
    public boolean admits(String sha256, String signature) {
        return !required || allowed.contains(sha256) || signature != null && isSigned(sha256, signature);
    }

    private boolean isSigned(String sha256, String signature) {
        return keys.stream().anyMatch(key -> verify(key, sha256, signature));
    }

    private static boolean verify(PublicKey key, String sha256, String signature) {
        try {
            Signature verifier = Signature.getInstance(ED25519);
            verifier.initVerify(key);
            verifier.update(HexFormat.of().parseHex(sha256));
            return verifier.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // what cannot be read proves nothing
            return false;
        }
    }
}
