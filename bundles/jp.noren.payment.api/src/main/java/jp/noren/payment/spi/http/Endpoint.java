package jp.noren.payment.spi.http;

import java.net.URI;
import java.util.Set;

/** Addresses of payment companies, as an operator writes them into settings. */
public final class Endpoint {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Endpoint() {}

    /** Whether money may be spoken of there: https, or http to this machine, where a played company is; no login, query or fragment in it. */
    public static boolean isSafe(String text) {
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
