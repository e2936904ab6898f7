package jp.noren.webhook.internal.domain;

import java.net.URI;
import java.net.URISyntaxException;
import jp.noren.kernel.Decision;

/** The address of a receiver: https, a host, nothing of a login in it. Where the host leads to is judged at each call, by {@link AddressGuard}. */
public final class TargetUrl {
    public static final int LONGEST = 500;

    private TargetUrl() {}

    /** @param httpToo whether the operator allows http (sandbox) */
    public static Decision judge(String url, boolean httpToo) {
        if (url == null || url.length() > LONGEST || !url.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Decision.rejected("webhook.url-invalid");
        }
        try {
            URI uri = new URI(url);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = "http".equalsIgnoreCase(uri.getScheme());
            if (!secure && !plain
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null) {
                return Decision.rejected("webhook.url-invalid");
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                return Decision.rejected("webhook.url-invalid");
            }
            return secure || httpToo ? Decision.allowed() : Decision.rejected("webhook.url-not-https");
        } catch (URISyntaxException e) {
            return Decision.rejected("webhook.url-invalid");
        }
    }
}
