package jp.noren.payment.atone.internal.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is missing or wrong in the settings, as codes of texts. With a gap nothing is ever sent. */
public final class Gaps {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Gaps() {}

    public static List<String> of(AtoneSettings settings) {
        List<String> gaps = new ArrayList<>();
        note(gaps, !isAddress(settings.endpoint()) || settings.endpoint().endsWith("/"), "endpoint");
        note(gaps, !isAddress(settings.script()), "script");
        note(gaps, !settings.public_key().matches("\\p{Graph}{1,128}"), "public-key");
        note(gaps, !settings._secret_key().matches("\\p{Graph}{8,128}"), "secret-key");
        note(gaps, !settings.terminal_id().matches("[0-9A-Za-z]{1,32}"), "terminal-id");
        return List.copyOf(gaps);
    }

    private static void note(List<String> gaps, boolean wrong, String what) {
        if (wrong) {
            gaps.add("payment.atone.gap-" + what);
        }
    }

    /** Without TLS only to this machine, where the emulator is. */
    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean safe = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && OWN_MACHINE.contains(String.valueOf(uri.getHost()));
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null;
            return safe && plain && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
