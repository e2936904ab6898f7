package jp.noren.payment.sbps.internal.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is missing or wrong in the settings, as codes of texts. With a gap nothing is ever sent. */
public final class Gaps {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Gaps() {}

    public static List<String> of(SbpsSettings settings) {
        List<String> gaps = new ArrayList<>();
        note(gaps, !isEndpoint(settings.endpoint()), "endpoint");
        note(gaps, !settings.merchant_id().matches("[0-9]{5}"), "merchant-id");
        note(gaps, !settings.merchant_service().matches("[0-9]{3}"), "merchant-service");
        note(gaps, !settings._hash_key().matches("\\p{Graph}{1,64}"), "hash-key");
        note(gaps, !isCipher(settings._des_key(), settings._des_iv()), "des-key");
        note(gaps, settings.contract() == Contract.CAPTURE_ON_AUTHORISE, "captures-on-authorise");
        return List.copyOf(gaps);
    }

    private static void note(List<String> gaps, boolean wrong, String what) {
        if (wrong) {
            gaps.add("payment.sbps.gap-" + what);
        }
    }

    /** Without TLS only to this machine, where the emulator is. */
    private static boolean isEndpoint(String text) {
        try {
            URI uri = URI.create(text);
            boolean safe = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && OWN_MACHINE.contains(String.valueOf(uri.getHost()));
            return safe && uri.getHost() != null && uri.getRawPath().startsWith("/") && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Both or neither: a key of at most 24 characters and an initial vector of 8. */
    private static boolean isCipher(String key, String initial) {
        return key.isEmpty() && initial.isEmpty()
                || key.matches("\\p{Graph}{1,24}") && initial.matches("\\p{Graph}{8}");
    }
}
