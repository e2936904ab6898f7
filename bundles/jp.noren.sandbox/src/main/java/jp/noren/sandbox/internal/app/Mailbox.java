package jp.noren.sandbox.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jp.noren.notification.api.MailTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps every mail instead of sending it; the newest five thousand. */
@Component(
        service = {MailTransport.class, Mailbox.class},
        property = "service.ranking:Integer=1000")
public final class Mailbox implements MailTransport {
    static final int CAPACITY = 5_000;

    private final Clock clock;
    private final Deque<Mail> mails = new ArrayDeque<>();

    @Activate
    public Mailbox(@Reference Clock clock, @Reference SandboxMode sandbox) {
        this.clock = clock;
    }

    /** A mail as it would have been sent. */
    public record Mail(Instant at, String id, String from, String to, String subject, String body, String language) {}

    /** The same mail twice (tried again after a crash, say) is kept once. */
    @Override
    public synchronized void deliver(Message message) {
        if (find(message.id()).isPresent()) {
            return;
        }
        mails.addFirst(new Mail(
                clock.instant(),
                message.id(),
                message.from(),
                message.to(),
                message.subject(),
                message.body(),
                message.language()));
        while (mails.size() > CAPACITY) {
            mails.removeLast();
        }
    }

    /** Newest first. @param to the receiver's address, or null for everybody's */
    public synchronized List<Mail> list(String to) {
        List<Mail> found = new ArrayList<>(mails);
        found.removeIf(mail -> to != null && !mail.to().equalsIgnoreCase(to));
        return found;
    }

    public synchronized Optional<Mail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }
}
