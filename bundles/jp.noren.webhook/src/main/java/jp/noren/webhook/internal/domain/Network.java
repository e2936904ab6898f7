package jp.noren.webhook.internal.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param first its bytes, with zeros behind the prefix
 * @param bits how long the prefix is
 */
public record Network(byte[] first, int bits) {

    /** @throws IllegalArgumentException when it is no such range, or a name */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(0, slash).matches("[0-9A-Fa-f:.]+")) {
            throw new IllegalArgumentException("Not a network: " + text);
        }
        try {
            byte[] bytes = InetAddress.getByName(text.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > bytes.length * 8) {
                throw new IllegalArgumentException("Not a network: " + text);
            }
            return new Network(bytes, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not a network: " + text, e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
