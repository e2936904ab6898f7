package jp.noren.webhook.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import jp.noren.testing.MovableClock;
import jp.noren.webhook.internal.app.Sender.Answer;
import jp.noren.webhook.internal.app.Sender.Parcel;
import jp.noren.webhook.internal.domain.AddressGuard;
import jp.noren.webhook.internal.domain.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedSenderTest {
    private static final AddressGuard LOCAL = new AddressGuard(List.of(Network.of("127.0.0.0/8")));
    private static final MovableClock CLOCK = MovableClock.at("2026-11-22T10:00:00+09:00");

    /** Answers every connection with the same bytes, and keeps what it was sent. */
    private static final class Server implements AutoCloseable {
        private final ServerSocket socket;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger connections = new AtomicInteger();
        private final Thread thread;

        private Server(ServerSocket socket, String answer, boolean close) {
            this.socket = socket;
            thread = new Thread(() -> serve(answer, close));
            thread.setDaemon(true);
            thread.start();
        }

        private static Server plain(String answer) throws IOException {
            return new Server(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), answer, true);
        }

        private void serve(String answer, boolean close) {
            while (!socket.isClosed()) {
                try (Socket one = socket.accept()) {
                    connections.incrementAndGet();
                    heard.add(request(one.getInputStream()));
                    one.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    one.getOutputStream().flush();
                    while (!close && one.getInputStream().read() >= 0) {
                        // until the other side hangs up
                        connections.get();
                    }
                } catch (IOException e) {
                    connections.get();
                }
            }
        }

        private static String request(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            int length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        private String url(String host) {
            return "http://" + host + ":" + socket.getLocalPort() + "/hooks?a=b%20c";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static PinnedSender sender(AddressGuard guard, PinnedSender.Resolver resolver, Duration limit) {
        return new PinnedSender(guard, resolver, (SSLSocketFactory) SSLSocketFactory.getDefault(), limit, CLOCK);
    }

    private static PinnedSender local() {
        return sender(LOCAL, InetAddress::getAllByName, Duration.ofSeconds(5));
    }

    private static Parcel parcel(String url) {
        return new Parcel(url, Map.of("webhook-id", "evt_1"), "{\"名\":1}");
    }

    @Test
    void theRequestIsAPostWithTheBodyInUtf8AndTheHostAsItWasWritten() throws IOException {
        try (Server server = Server.plain("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nthanksMORE");
                PinnedSender sender =
                        sender(LOCAL, host -> InetAddress.getAllByName("127.0.0.1"), Duration.ofSeconds(5))) {
            Answer answer = sender.send(parcel(server.url("erp.example")));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("thanks");
            assertThat(answer.failure()).isNull();
            assertThat(server.heard.get(0))
                    .startsWith("POST /hooks?a=b%20c HTTP/1.1\r\nHost: erp.example:" + server.socket.getLocalPort()
                            + "\r\n")
                    .contains(
                            "Content-Length: 9\r\n",
                            "webhook-id: evt_1\r\n",
                            "Content-Type: application/json; charset=utf-8\r\n")
                    .endsWith("\r\n\r\n{\"名\":1}");
        }
    }

    @Test
    void theNameIsLookedUpOnceAndTheVeryAddressThatWasJudgedIsConnectedTo() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Server inside = Server.plain("HTTP/1.1 200 OK\r\n\r\n");
                PinnedSender sender = sender(
                        LOCAL,
                        host -> new InetAddress[] {
                            InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")
                        },
                        Duration.ofSeconds(5))) {
            assertThat(sender.send(parcel(inside.url("rebinds.example"))).status())
                    .isEqualTo(200);
            assertThat(asked).as("a second answer has no chance").hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1"
            })
    void aNameThatLeadsToAnAddressOfOursIsNotConnectedTo(String address) throws IOException {
        try (Server server = Server.plain("HTTP/1.1 200 OK\r\n\r\n");
                PinnedSender sender = sender(
                        new AddressGuard(List.of()),
                        host -> new InetAddress[] {InetAddress.getByName(address)},
                        Duration.ofSeconds(5))) {
            assertThat(sender.send(parcel(server.url("evil.example"))).failure())
                    .isEqualTo("address-refused");
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void oneAddressOfOursAmongPublicOnesSpoilsTheName() throws IOException {
        try (Server server = Server.plain("HTTP/1.1 200 OK\r\n\r\n");
                PinnedSender sender = sender(
                        new AddressGuard(List.of()),
                        host -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1")
                        },
                        Duration.ofSeconds(5))) {
            assertThat(sender.send(parcel(server.url("evil.example"))).failure())
                    .isEqualTo("address-refused");
            assertThat(server.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "localhost", "[::1]", "[::ffff:7f00:1]"})
    void otherWaysToWriteTheLoopbackLeadThereToo(String host) {
        try (PinnedSender sender =
                sender(new AddressGuard(List.of()), InetAddress::getAllByName, Duration.ofSeconds(5))) {
            assertThat(sender.send(parcel("http://" + host + ":9/")).failure())
                    .isIn("address-refused", "host-unknown", "protocol");
        }
    }

    @Test
    void aReceiverThatSaysNothingIsGivenUpInTimeAlsoWhenItDripsBytes() throws IOException {
        try (Server silent = new Server(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), "", false);
                Server half = new Server(
                        new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), "HTTP/1.1 200 OK\r\nX: ", false);
                PinnedSender sender = sender(LOCAL, InetAddress::getAllByName, Duration.ofMillis(400))) {
            for (Server server : List.of(silent, half)) {
                Answer answer = sender.send(parcel(server.url("127.0.0.1")));
                assertThat(answer.failure()).isEqualTo("timeout");
                assertThat(answer.millis()).isBetween(350L, 5_000L);
            }
        }
    }

    @Test
    void ofALongAnswerTheFirstKilobyteIsRead() throws IOException {
        try (Server server = Server.plain("HTTP/1.1 500 Oops\r\n\r\n" + "x".repeat(1_000_000));
                PinnedSender sender = local()) {
            Answer answer = sender.send(parcel(server.url("127.0.0.1")));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).hasSize(1024);
        }
    }

    @Test
    void chunksAreReadAndControlCharactersMadeHarmless() throws IOException {
        String chunked =
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\nRetry-After: 7\r\n\r\n"
                        + "5\r\nab\u0000cd\r\n3;x=y\r\nefg\r\n0\r\n\r\n";
        try (Server server = Server.plain(chunked);
                PinnedSender sender = local()) {
            Answer answer = sender.send(parcel(server.url("127.0.0.1")));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEqualTo("ab cdefg");
            assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", ""})
    void whatIsNoAnswerOfHttpIsAFailure(String answer) throws IOException {
        try (Server server = Server.plain(answer);
                PinnedSender sender = local()) {
            assertThat(sender.send(parcel(server.url("127.0.0.1"))).failure()).isEqualTo("protocol");
        }
    }

    @Test
    void headersWithoutEndAreNotReadForEver() throws IOException {
        try (Server server = Server.plain("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(200) + "\r\n");
                Server line = Server.plain("HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
                PinnedSender sender = local()) {
            assertThat(sender.send(parcel(server.url("127.0.0.1"))).failure()).isEqualTo("protocol");
            assertThat(sender.send(parcel(line.url("127.0.0.1"))).failure()).isEqualTo("protocol");
        }
    }

    @Test
    void nobodyThereAndNoSuchNameAreToldApart() throws IOException {
        int free;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = once.getLocalPort();
        }
        try (PinnedSender sender = sender(
                LOCAL,
                host -> {
                    if (host.equals("nowhere.example")) {
                        throw new java.net.UnknownHostException(host);
                    }
                    return InetAddress.getAllByName(host);
                },
                Duration.ofSeconds(5))) {
            assertThat(sender.send(parcel("http://127.0.0.1:" + free + "/")).failure())
                    .isEqualTo("connect");
            assertThat(sender.send(parcel("https://nowhere.example/")).failure())
                    .isEqualTo("host-unknown");
        }
    }

    @Test
    void tlsIsSpokenInTheNameOfTheHostAndACertificateOfAnotherNameIsRefused(@TempDir Path folder) throws Exception {
        SSLContext context = context(folder);
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        try (Server server = new Server(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", true);
                PinnedSender trusting = new PinnedSender(
                        LOCAL,
                        host -> InetAddress.getAllByName("127.0.0.1"),
                        context.getSocketFactory(),
                        Duration.ofSeconds(10),
                        CLOCK);
                PinnedSender sender =
                        sender(LOCAL, host -> InetAddress.getAllByName("127.0.0.1"), Duration.ofSeconds(10))) {
            String port = ":" + socket.getLocalPort() + "/";
            assertThat(trusting.send(parcel("https://receiver.example" + port)).text())
                    .isEqualTo("ok");
            assertThat(trusting.send(parcel("https://other.example" + port)).failure())
                    .isEqualTo("tls");
            assertThat(sender.send(parcel("https://receiver.example" + port)).failure())
                    .as("signed by nobody the JDK trusts")
                    .isEqualTo("tls");
        }
    }

    /** A certificate for receiver.example that its own maker trusts. */
    private static SSLContext context(Path folder) throws Exception {
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=receiver.example",
                        "-ext",
                        "san=dns:receiver.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
