package jp.noren.notification.internal.app;

import com.sun.mail.smtp.SMTPAddressFailedException;
import java.time.Clock;
import java.util.Date;
import javax.mail.MessagingException;
import javax.mail.SendFailedException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import jp.noren.notification.api.MailTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Carries mails by SMTP, over TLS unless configured otherwise; one connection a mail, each step of it bounded in time. */
@Component(
        service = MailTransport.class,
        configurationPid = "jp.noren.notification.smtp",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SmtpConfig.class)
public final class SmtpTransport implements MailTransport {
    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final String user;
    private final String password;
    private final Clock clock;

    @Activate
    public SmtpTransport(SmtpConfig config, @Reference Clock clock) {
        this.session = Session.getInstance(SmtpProperties.of(config));
        this.user = config.user().isBlank() ? null : config.user();
        this.password = config._password().isEmpty() ? null : config._password();
        this.clock = clock;
    }

    @Override
    public void deliver(MailTransport.Message message) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // JavaMail looks its content handlers up by the thread's class loader; any other than its own finds none.
        thread.setContextClassLoader(Session.class.getClassLoader());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(message);
            transport.connect(user, password);
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (SendFailedException e) {
            throw refused(e);
        } catch (AddressException e) {
            throw new BouncedException("address");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage mail(MailTransport.Message message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + message.id() + ">");
            }
        };
        mail.setFrom(sender(message.from()));
        mail.setRecipient(MimeMessage.RecipientType.TO, recipient(message.to()));
        mail.setSubject(message.subject(), UTF_8);
        mail.setText(message.body(), UTF_8);
        mail.setHeader("Content-Language", message.language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(Date.from(clock.instant()));
        mail.saveChanges();
        return mail;
    }

    /** The receiver is one bare address: nothing in it may be read as a name or as a second one. */
    private static InternetAddress recipient(String text) throws AddressException {
        InternetAddress address = new InternetAddress(text, true);
        if (!address.getAddress().equals(text)) {
            throw new AddressException("more than an address");
        }
        return address;
    }

    /** The name before an address is encoded as a whole, whatever letters it has. */
    private static InternetAddress sender(String text) throws MessagingException {
        int bracket = text.lastIndexOf('<');
        if (bracket < 0) {
            return new InternetAddress(text, true);
        }
        InternetAddress address = new InternetAddress(text.substring(bracket + 1, text.length() - 1), true);
        try {
            address.setPersonal(text.substring(0, bracket).strip(), UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
        return address;
    }

    /** The receiver's server says 5xx to the address: for good. Anything else may pass. */
    private static Exception refused(SendFailedException failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() / 100 == 5) {
                return new BouncedException("smtp-" + address.getReturnCode());
            }
        }
        return failure;
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }
}
