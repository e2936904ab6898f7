package jp.noren.webhook.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // this host, loopback
                "0.0.0.0",
                "0.1.2.3",
                "127.0.0.1",
                "127.255.255.254",
                "::",
                "::1",
                // private
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.255.255",
                // shared by carriers
                "100.64.0.1",
                "100.127.255.255",
                // link-local, with the metadata of clouds
                "169.254.0.1",
                "169.254.169.254",
                "fe80::1",
                "fd00:ec2::254",
                // protocol assignments, documentation, measurements, the withdrawn relay
                "192.0.0.8",
                "192.0.2.1",
                "198.51.100.7",
                "203.0.113.9",
                "198.18.0.1",
                "198.19.255.255",
                "192.88.99.1",
                // multicast, reserved, broadcast
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "ff0e::1",
                // unique local, site-local of old, discard, documentation
                "fc00::1",
                "fdff::1",
                "fec0::1",
                "100::1",
                "2001:db8::1",
                "3fff::1",
                // IPv4 inside: mapped, compatible, translated, 6to4, Teredo
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2001:0:7f00:1::1"
            })
    void anAddressThatIsNotPublicIsRefused(String literal) throws UnknownHostException {
        assertThat(guard.allows(address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2400:cb00::1",
                "2606:4700::1111",
                "2a00:1450::1",
                "::ffff:8.8.8.8"
            })
    void itsPublicNeighboursAreAllowed(String literal) throws UnknownHostException {
        assertThat(guard.allows(address(literal))).isTrue();
    }

    @Test
    void aMappedAddressThatTheJdkHasNotUnwrappedIsJudgedAsWhatItIs() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        InetAddress inClothes = Inet6Address.getByAddress(null, mapped, -1);

        assertThat(inClothes.getAddress()).hasSize(16);
        assertThat(guard.allows(inClothes)).isFalse();
    }

    @Test
    void aNetworkThatTheOperatorListsIsAllowedAndNothingBesideIt() throws UnknownHostException {
        AddressGuard sandbox = new AddressGuard(List.of(Network.of("127.0.0.0/8"), Network.of("fd12:3400::/24")));

        assertThat(sandbox.allows(address("127.9.9.9"))).isTrue();
        assertThat(sandbox.allows(address("fd12:34ff::1"))).isTrue();
        assertThat(sandbox.allows(address("fd12:3500::1"))).isFalse();
        assertThat(sandbox.allows(address("10.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost/8", "10.0.0.0/33", "fc00::/129", "10.0.0.0/-1", "/8", "10.0.0.0/x"})
    void whatIsNoNetworkIsNotTakenForOne(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
