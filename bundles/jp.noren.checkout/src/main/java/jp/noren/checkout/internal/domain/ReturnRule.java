package jp.noren.checkout.internal.domain;

import java.net.URI;
import java.util.List;
import jp.noren.kernel.Decision;

/** Where the buyer's browser may be sent at the end of a payment: to the storefront's own pages, nowhere else. */
public final class ReturnRule {
    private ReturnRule() {}

    /** @param origins scheme, host and port of the storefront's pages, such as {@code https://shop.example} */
    public static Decision judge(URI address, List<String> origins) {
        return address == null || (address.isAbsolute() && origins.contains(origin(address)))
                ? Decision.allowed()
                : Decision.rejected("checkout.return-url-not-allowed");
    }

    private static String origin(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getUserInfo() == null ? address.getScheme() + "://" + address.getHost() + port : "";
    }
}
