package jp.noren.rest.internal.limit;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The address that a request came from. A balancer's word of it ({@code X-Forwarded-For}, the last entry) counts only when the balancer's own address is
 * configured: else everybody could name any address.
 *
 * @param proxies addresses of balancers
 */
public record Origin(Set<String> proxies) {
    private static final int NETWORK_GROUPS = 4;

    /** @param configured addresses with commas between them */
    public static Origin behind(String configured) {
        return new Origin(Arrays.stream(configured.split(","))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * @param peer who holds the connection
     * @param forwarded the header, or null
     */
    public String of(String peer, String forwarded) {
        boolean told = forwarded != null && proxies.contains(peer);
        String address =
                told ? forwarded.substring(forwarded.lastIndexOf(',') + 1).trim() : peer;
        return address.indexOf(':') < 0 ? address : network(address);
    }

    /** One customer of version 6 has a whole network: the first 64 bits, as far as they are written out. */
    private static String network(String address) {
        String plain = address.replaceAll("[\\[\\]]|%.*", "");
        String[] groups = plain.split(":");
        return groups.length <= NETWORK_GROUPS ? plain : String.join(":", Arrays.copyOf(groups, NETWORK_GROUPS));
    }
}
