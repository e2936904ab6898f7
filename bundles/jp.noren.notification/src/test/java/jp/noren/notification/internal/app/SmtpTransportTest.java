package jp.noren.notification.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Map;
import javax.mail.AuthenticationFailedException;
import javax.mail.Message.RecipientType;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import jp.noren.notification.api.MailTransport;
import jp.noren.notification.api.MailTransport.BouncedException;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTransportTest {
    private static final String BODY = "山田 太郎 様\n\nご注文ありがとうございます。\nĐơn hàng đã được xác nhận.\n.\nFrom here on.\n";

    private final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SmtpTransport transport(int port, String security, String user, String password) {
        return new SmtpTransport(
                new SmtpConfig() {
                    @Override
                    public String host() {
                        return "127.0.0.1";
                    }

                    @Override
                    public int port() {
                        return port;
                    }

                    @Override
                    public String security() {
                        return security;
                    }

                    @Override
                    public String user() {
                        return user;
                    }

                    @Override
                    public String _password() {
                        return password;
                    }

                    @Override
                    public int timeout_seconds() {
                        return 1;
                    }

                    @Override
                    public Class<? extends Annotation> annotationType() {
                        return SmtpConfig.class;
                    }
                },
                clock);
    }

    private SmtpTransport plain() {
        return transport(server.getSmtp().getPort(), "none", "", "");
    }

    private static MailTransport.Message message(String from, String to) {
        return new MailTransport.Message("mail_1@noren.example", from, to, "ご注文の確認 — Xác nhận", BODY, "ja");
    }

    @Test
    void carriesTextsOfEveryLanguageWhole() throws Exception {
        plain().deliver(message("くらしの蔵 <mise@kura.example>", "taro@mail.example"));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("ご注文の確認 — Xác nhận");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n")).isEqualTo(BODY);
        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("mise@kura.example");
        assertThat(from.getPersonal()).isEqualTo("くらしの蔵");
        assertThat(mail.getRecipients(RecipientType.TO)).containsExactly(new InternetAddress("taro@mail.example"));
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getMessageID()).isEqualTo("<mail_1@noren.example>");
        assertThat(mail.getHeader("Content-Language")).containsExactly("ja");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(clock.instant());
    }

    @Test
    void usesItsOwnClassLoaderAndPutsTheThreadsBack() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader poor = new ClassLoader(null) {};
        thread.setContextClassLoader(poor);
        try {
            plain().deliver(message("mise@kura.example", "taro@mail.example"));
            assertThat(thread.getContextClassLoader()).isSameAs(poor);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void logsIn() throws Exception {
        server.setUser("noren", "right");
        int port = server.getSmtp().getPort();
        transport(port, "none", "noren", "right").deliver(message("a@kura.example", "taro@mail.example"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(() -> transport(port, "none", "noren", "wrong")
                        .deliver(message("a@kura.example", "taro@mail.example")))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageNotContaining("wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a b@mail.example",
                "@mail.example",
                "Taro <a@mail.example>",
                "a@mail.example, b@mail.example",
                "a@mail.example\r\nRCPT TO:<b@mail.example>"
            })
    void anAddressThatIsNoneBounces(String to) {
        assertThatThrownBy(() -> plain().deliver(message("a@kura.example", to)))
                .isInstanceOfSatisfying(
                        BouncedException.class, e -> assertThat(e.code()).isEqualTo("address"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private static Map<String, String> answers(String recipient) {
        return Map.of(
                "greeting",
                "220 here",
                "EHLO",
                "250 here",
                "MAIL",
                "250 ok",
                "RCPT",
                recipient,
                "RSET",
                "250 ok",
                "QUIT",
                "221 bye");
    }

    @Test
    void whatTheServerRefusesForGoodBounces() throws Exception {
        try (ScriptedServer scripted = new ScriptedServer(answers("550 no such user"))) {
            SmtpTransport transport = transport(scripted.port(), "none", "", "");
            assertThatThrownBy(() -> transport.deliver(message("a@kura.example", "nobody@mail.example")))
                    .isInstanceOfSatisfying(
                            BouncedException.class, e -> assertThat(e.code()).isEqualTo("smtp-550"));
        }
    }

    @Test
    void whatTheServerRefusesForNowIsTriedAgain() throws Exception {
        try (ScriptedServer scripted = new ScriptedServer(answers("451 later"))) {
            SmtpTransport transport = transport(scripted.port(), "none", "", "");
            assertThatThrownBy(() -> transport.deliver(message("a@kura.example", "taro@mail.example")))
                    .isInstanceOf(MessagingException.class);
        }
    }

    @Test
    void doesNotWaitForeverForASilentServer() throws Exception {
        try (ScriptedServer silent = new ScriptedServer(Map.of())) {
            SmtpTransport transport = transport(silent.port(), "none", "", "");
            long begin = System.nanoTime();
            assertThatThrownBy(() -> transport.deliver(message("a@kura.example", "taro@mail.example")))
                    .isInstanceOf(MessagingException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void sendsNothingWhereTlsIsRequiredAndNotOffered() throws Exception {
        try (ScriptedServer open = new ScriptedServer(answers("250 ok"))) {
            SmtpTransport transport = transport(open.port(), "starttls", "", "");
            assertThatThrownBy(() -> transport.deliver(message("a@kura.example", "taro@mail.example")))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("STARTTLS");
        }
    }

    @Test
    void doesNotTrustAnUnknownCertificate() {
        SmtpTransport transport = transport(server.getSmtps().getPort(), "tls", "", "");
        assertThatThrownBy(() -> transport.deliver(message("a@kura.example", "taro@mail.example")))
                .isInstanceOf(MessagingException.class)
                .hasStackTraceContaining("javax.net.ssl");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void refusesASettingItDoesNotKnow() {
        assertThatThrownBy(() -> transport(25, "ssl", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ssl");
    }
}
