package jp.noren.webhook.internal.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps our messages out of our own network: whoever may name an address to be called must not be able to call through us what only we can reach. An
 * address is allowed when it is public, or lies in a network that the operator has listed.
 */
public final class AddressGuard {
    private static final List<Network> NEVER = Stream.of(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by carriers
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, with the clouds' metadata at 169.254.169.254
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relay to IPv6, withdrawn
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // measurements
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: an IPv4 address inside
                    "3fff::/20") // documentation
            .map(Network::of)
            .toList();

    /** All other addresses of version 6 are loopback, mapped, translated, local or multicast. */
    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    private final List<Network> listed;

    /** @param listed networks that may be called although they are not public; the sandbox lists the loopback */
    public AddressGuard(List<Network> listed) {
        this.listed = List.copyOf(listed);
    }

    public boolean allows(InetAddress address) {
        InetAddress plain = unmapped(address);
        return listed.stream().anyMatch(network -> network.contains(plain)) || isPublic(plain);
    }

    private static boolean isPublic(InetAddress address) {
        boolean v6 = address.getAddress().length == 16;
        return (!v6 || GLOBAL_V6.contains(address)) && NEVER.stream().noneMatch(network -> network.contains(address));
    }

    /** An IPv4 address in the clothes of version 6 is judged as what it is, also where the JDK has not unwrapped it. */
    private static InetAddress unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1 && zeros(bytes, 10);
        try {
            return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean zeros(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
