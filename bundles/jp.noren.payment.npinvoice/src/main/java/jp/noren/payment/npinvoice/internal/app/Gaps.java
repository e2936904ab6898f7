package jp.noren.payment.npinvoice.internal.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is missing or wrong in the settings, as codes of texts. With a gap nothing is ever sent. */
public final class Gaps {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Gaps() {}

    public static List<String> of(NpSettings settings) {
        List<String> gaps = new ArrayList<>();
        note(gaps, isEndpoint(settings.endpoint()), "endpoint");
        note(gaps, settings.shop_code().matches("[0-9A-Za-z_-]{1,32}"), "shop-code");
        note(gaps, settings._sp_code().matches("[\\p{Graph}&&[^:]]{1,64}"), "sp-code");
        note(gaps, settings.terminal_id().matches("[0-9]{10}"), "terminal-id");
        note(gaps, settings.unfinished_hours() >= 1, "unfinished-hours");
        return List.copyOf(gaps);
    }

    private static void note(List<String> gaps, boolean right, String what) {
        if (!right) {
            gaps.add("payment.npinvoice.gap-" + what);
        }
    }

    /** Without TLS only to this machine, where the emulator is. */
    private static boolean isEndpoint(String text) {
        try {
            URI uri = URI.create(text);
            boolean safe = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && OWN_MACHINE.contains(String.valueOf(uri.getHost()));
            return safe && uri.getHost() != null && uri.getUserInfo() == null && uri.getRawQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
