package jp.noren.payment.sbps.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.noren.payment.sbps.internal.app.Gateway;
import jp.noren.payment.sbps.internal.app.Gateway.Answer;
import jp.noren.payment.sbps.internal.app.TestSettings;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.spi.http.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line: sent once, believed only when it is whole, ended in time, nothing left behind. */
class HttpGatewayTest {
    private static final Message COMMIT = Message.of("ST02-00101-101", f -> f.plain("tracking_id", "12345678901234"));
    private static final String GOOD =
            "<?xml version=\"1.0\" encoding=\"Shift_JIS\" ?><sps-api-response id=\"ST02-00101-101\"><res_result>OK</res_result>"
                    + "<res_sps_transaction_id>B99901001ST020010110100000000001</res_sps_transaction_id>"
                    + "<res_process_date>20261121120000</res_process_date><res_err_code></res_err_code>"
                    + "<res_date>20261121120000</res_date></sps-api-response>";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=Shift_JIS\r\n";

    private final RawServer server = new RawServer(RawServer.text(whole(GOOD)));
    private HttpGateway gateway = gateway(2000, 15000);

    private HttpGateway gateway(int connectMillis, int readMillis) {
        return new HttpGateway(
                Clock.systemUTC(),
                TestSettings.plain(server.uri().toString()).withTimes(connectMillis, readMillis, 20000));
    }

    private static String whole(String body) {
        return HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        server.close();
    }

    private Answer ask() {
        return gateway.ask(COMMIT, Deadline.in(Duration.ofSeconds(5)));
    }

    private void assertLost(String why) {
        assertThat(ask()).isInstanceOfSatisfying(Gateway.Lost.class, lost -> assertThat(lost.why())
                .contains(why));
    }

    @Test
    void aWholeReplyIsBelieved() {
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
        String credentials = Base64.getEncoder().encodeToString("99901001:EMULATOR-HASH-KEY-0123456789".getBytes());
        assertThat(server.requests.get(0))
                .startsWith("POST /api/xmlapi.do HTTP/1.1\r\n")
                .contains("Authorization: Basic " + credentials)
                .contains("Content-Type: text/xml\r\n");
    }

    @Test
    void theConnectionIsUsedAgain() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask()).isInstanceOf(Gateway.Ok.class);
        }
        assertThat(server.connections).hasSize(1);
    }

    @Test
    void aConnectionThatTheOtherSideGivesUpIsNotUsedAgain() {
        server.behave(
                RawServer.text(HEAD + "Connection: close\r\nContent-Length: " + GOOD.length() + "\r\n\r\n" + GOOD));
        ask();
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
        assertThat(server.connections).hasSize(2);
    }

    @Test
    @DisplayName("a connection that died while it rested costs no payment")
    void deadConnection() throws IOException {
        ask();
        server.connections.get(0).close();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(80));
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
    }

    @Test
    @DisplayName("G37 a reply sent twice is not the answer to the next question")
    void doubled() {
        server.behave(RawServer.text(whole(GOOD) + whole(GOOD)));
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
        server.behave(RawServer.text(whole(GOOD.replace("OK", "NG").replace("code></", "code>10122999</"))));
        assertThat(ask()).isInstanceOf(Gateway.Refused.class);
        assertThat(server.connections).hasSize(2);
    }

    @Test
    void chunksAndAnEndByClosingAreRead() {
        String chunked = Integer.toHexString(100) + "\r\n" + GOOD.substring(0, 100) + "\r\n"
                + Integer.toHexString(GOOD.length() - 100) + ";x=y\r\n" + GOOD.substring(100)
                + "\r\n0\r\nTrailer: t\r\n\r\n";
        server.behave(RawServer.text(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunked));
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
        server.behave((socket, out) -> {
            out.write((HEAD + "\r\n" + GOOD).getBytes());
            out.flush();
            socket.close();
        });
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
    }

    @Test
    void anInterimAnswerIsPassedOver() {
        server.behave(RawServer.text("HTTP/1.1 100 Continue\r\n\r\n" + whole(GOOD)));
        assertThat(ask()).isInstanceOf(Gateway.Ok.class);
    }

    @ParameterizedTest
    @DisplayName("G37 no half or odd HTTP is believed, though the right reply is in it")
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=Shift_JIS\r\nContent-Length: 10\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Type: text/html\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %1$d\r\nTransfer-Encoding: chunked\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: gzip\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Encoding: gzip\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: -1\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 1e3\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 99999999\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=EUC-JP\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nNo colon here\r\nContent-Type: text/xml\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n%2$s",
                "HTTP/1.1 201 Created\r\nContent-Type: text/xml\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 302 Found\r\nLocation: /api/xmlapi.do\r\nContent-Type: text/xml\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/1.1 500 Oops\r\nContent-Type: text/xml\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "HTTP/2 200\r\nContent-Type: text/xml\r\nContent-Length: %1$d\r\n\r\n%2$s",
                "ICY 200 OK\r\n\r\n%2$s",
                "%2$s",
                "\r\n\r\n"
            })
    void oddHttp(String answer) {
        server.behave((socket, out) -> {
            out.write(String.format(answer, GOOD.length(), GOOD).getBytes());
            out.flush();
            socket.close();
        });
        assertThat(ask()).isInstanceOf(Gateway.Lost.class);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aFloodOfInterimAnswersEnds() {
        server.behave(RawServer.text("HTTP/1.1 102 Processing\r\n\r\n".repeat(2000) + whole(GOOD)));
        assertLost("interim");
    }

    @Test
    void anEndlessHeadEnds() {
        server.behave(RawServer.text("HTTP/1.1 200 OK\r\n" + "X-Filler: 0123456789\r\n".repeat(2000)));
        assertLost("head too long");
    }

    @Test
    @DisplayName("G33 a body above 1 MiB is not read to its end")
    void hugeBody() {
        server.behave((socket, out) -> {
            out.write((HEAD + "\r\n").getBytes());
            byte[] filler = new byte[65536];
            for (int i = 0; i < 160; i++) {
                out.write(filler);
            }
        });
        assertLost("1 MiB");
    }

    @Test
    @DisplayName("G33 no connection: nothing was sent, the same key may be used again")
    void refused() throws IOException {
        // bound and not listening: the port refuses, and nobody else can get it meanwhile
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            gateway = new HttpGateway(
                    Clock.systemUTC(), TestSettings.plain("http://127.0.0.1:" + taken.getLocalPort() + "/api"));
            assertThat(ask()).isInstanceOf(Gateway.NotSent.class);
        }
    }

    @Test
    void anUnknownHostIsNotSent() {
        gateway = new HttpGateway(Clock.systemUTC(), TestSettings.plain("https://no-such-host.invalid/api"));
        assertThat(ask()).isInstanceOf(Gateway.NotSent.class);
    }

    @Test
    @DisplayName("G33 a door that nobody opens: connect ends in its time, nothing was sent")
    void connectTimeout() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            String endpoint = "http://127.0.0.1:" + full.getLocalPort() + "/api";
            gateway = new HttpGateway(
                    Clock.systemUTC(), TestSettings.plain(endpoint).withTimes(200, 15000, 20000));
            assertThat(ask()).isInstanceOf(Gateway.NotSent.class);
        }
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() {
        assertThat(gateway.ask(COMMIT, Deadline.in(Duration.ZERO))).isEqualTo(new Gateway.NotSent("no time was left"));
        assertThat(server.requests).isEmpty();
    }

    @Test
    @DisplayName("G33 silence ends at the time between two bytes")
    void silence() {
        CountDownLatch end = new CountDownLatch(1);
        server.behave((socket, out) -> end.await(10, TimeUnit.SECONDS));
        gateway = gateway(2000, 150);
        long from = System.nanoTime();
        assertLost("in time");
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
        end.countDown();
    }

    @ParameterizedTest
    @DisplayName("G37 bytes that drip end at the deadline, in the head or in the body")
    @ValueSource(ints = {0, 60, 250})
    void drip(int fast) {
        String answer = whole(GOOD);
        server.behave((socket, out) -> {
            out.write(answer.substring(0, fast).getBytes());
            for (char c : answer.substring(fast).toCharArray()) {
                out.write(c);
                out.flush();
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            }
        });
        long from = System.nanoTime();
        Answer answered = gateway.ask(COMMIT, Deadline.in(Duration.ofMillis(400)));
        assertThat(answered).isEqualTo(new Gateway.Lost("no reply in time"));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aResetInTheBodyIsLost() {
        server.behave((socket, out) -> {
            out.write(whole(GOOD).substring(0, 200).getBytes());
            out.flush();
            socket.setSoLinger(true, 0);
            socket.close();
        });
        assertThat(ask()).isInstanceOf(Gateway.Lost.class);
    }

    @Test
    @DisplayName("a request is never sent a second time by itself")
    void sentOnce() {
        ask();
        server.behave((socket, out) -> socket.close());
        assertThat(ask()).isInstanceOf(Gateway.Lost.class);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    @DisplayName("closing leaves no thread and no open connection")
    void nothingStaysBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < 200; i++) {
            HttpGateway another = gateway(2000, 15000);
            another.ask(COMMIT, Deadline.in(Duration.ofSeconds(5)));
            another.close();
        }
        Deadline patience = Deadline.in(Duration.ofSeconds(10));
        while (!server.connections.stream().allMatch(Socket::isClosed) && !patience.hasPassed()) {
            Thread.onSpinWait();
        }
        assertThat(server.connections).hasSize(200).allMatch(Socket::isClosed);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .allMatch(thread -> thread.getName().equals(RawServer.THREAD));
    }
}
