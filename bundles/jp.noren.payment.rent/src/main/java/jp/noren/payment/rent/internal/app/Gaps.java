package jp.noren.payment.rent.internal.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is missing or wrong in the settings, as codes of texts. With a gap nothing is ever sent. */
public final class Gaps {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Gaps() {}

    public static List<String> of(RentSettings settings) {
        List<String> gaps = new ArrayList<>();
        note(gaps, !isEndpoint(settings.endpoint()), "endpoint");
        note(gaps, !settings._api_key().matches("\\p{Graph}{16,128}"), "api-key");
        note(gaps, settings.max_yen() < 1, "max-yen");
        return List.copyOf(gaps);
    }

    private static void note(List<String> gaps, boolean wrong, String what) {
        if (wrong) {
            gaps.add("payment.rent.gap-" + what);
        }
    }

    /** Without TLS only to this machine, where the emulator is. */
    private static boolean isEndpoint(String text) {
        try {
            URI uri = URI.create(text);
            boolean safe = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && OWN_MACHINE.contains(String.valueOf(uri.getHost()));
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null;
            return safe && plain && uri.getHost() != null && !uri.getRawPath().endsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
