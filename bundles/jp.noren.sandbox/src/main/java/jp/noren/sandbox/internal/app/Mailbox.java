package jp.noren.sandbox.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Slice;
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
    private final Map<String, Mail> mails = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mail> eldest) {
            return size() > CAPACITY;
        }
    };

    @Activate
    public Mailbox(@Reference Clock clock, @Reference SandboxMode sandbox) {
        this.clock = clock;
    }

    /** A mail as it would have been sent. */
    public record Mail(Instant at, String id, String from, String to, String subject, String body, String language) {}

    /** The same mail twice (tried again after a crash, say) is kept once. */
    @Override
    public synchronized void deliver(Message message) {
        mails.putIfAbsent(
                message.id(),
                new Mail(
                        clock.instant(),
                        message.id(),
                        message.from(),
                        message.to(),
                        message.subject(),
                        message.body(),
                        message.language()));
    }

    /** Newest first. @param to the receiver's address, or null for everybody's */
    public synchronized List<Mail> list(String to) {
        List<Mail> found = new ArrayList<>(mails.values());
        found.removeIf(mail -> to != null && !mail.to().equalsIgnoreCase(to));
        Collections.reverse(found);
        return found;
    }

    /** A piece of {@link #list}, one mail longer than its limit if there is one; nothing for a cursor that is not on the list. */
    public List<Mail> list(String to, Slice slice) {
        List<Mail> all = list(to);
        List<String> ids = all.stream().map(Mail::id).toList();
        if (slice.isBackwards()) {
            int end = Math.max(ids.indexOf(slice.before()), 0);
            return all.subList(Math.max(end - slice.rows(), 0), end);
        }
        if (slice.after() != null && !ids.contains(slice.after())) {
            return List.of();
        }
        int begin = ids.indexOf(slice.after()) + 1;
        return all.subList(begin, Math.min(begin + slice.rows(), all.size()));
    }

    public synchronized Optional<Mail> find(String id) {
        return Optional.ofNullable(mails.get(id));
    }
}
