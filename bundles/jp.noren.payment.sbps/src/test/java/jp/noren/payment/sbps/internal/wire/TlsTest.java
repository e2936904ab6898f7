package jp.noren.payment.sbps.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import jp.noren.payment.sbps.internal.app.Gateway;
import jp.noren.payment.sbps.internal.app.TestSettings;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.spi.http.Deadline;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    @DisplayName("G33 a certificate that nobody vouches for: the request does not leave")
    void untrusted() throws Exception {
        AtomicInteger served = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.close();
        });
        server.start();
        String endpoint = "https://127.0.0.1:" + server.getAddress().getPort() + "/api/xmlapi.do";
        HttpGateway gateway = new HttpGateway(Clock.systemUTC(), TestSettings.plain(endpoint));
        try {
            Message message = Message.of("ST02-00101-101", fields -> {});
            Gateway.Answer answer = gateway.ask(message, Deadline.in(Duration.ofSeconds(5)));
            assertThat(answer).isInstanceOfSatisfying(Gateway.NotSent.class, notSent -> assertThat(notSent.why())
                    .contains("SSL"));
            assertThat(served).hasValue(0);
        } finally {
            gateway.close();
            server.stop(0);
        }
    }

    /** A key that only this test knows, made by the JDK's own tool. */
    private SSLContext context() throws Exception {
        Path file = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
