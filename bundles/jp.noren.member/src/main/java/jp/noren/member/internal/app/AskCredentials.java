package jp.noren.member.internal.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import jp.noren.persistence.Outbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks for the mail with login id and first password, in the running transaction. The password is not made here: it never lies in an event, and is
 * hashed outside any transaction ({@link SendCredentials}).
 */
@Component(service = AskCredentials.class)
public final class AskCredentials {
    static final String TOPIC = "member.credentials-due";

    private final CredentialsBook book;
    private final Outbox outbox;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public AskCredentials(@Reference CredentialsBook book, @Reference Outbox outbox) {
        this.book = book;
        this.outbox = outbox;
    }

    /** False when it was asked for before: it is sent once (R092, R093). */
    boolean first(String member) {
        if (!book.askFirst(member)) {
            return false;
        }
        publish(member, 1);
        return true;
    }

    void again(String member) {
        publish(member, book.askAgain(member));
    }

    /** Whoever brings his login id from elsewhere has been told it. */
    void knownAlready(String member) {
        book.askFirst(member);
    }

    boolean wasAsked(String member) {
        return book.asked(member) > 0;
    }

    private void publish(String member, int number) {
        outbox.publish(
                TOPIC,
                member,
                json.createObjectNode()
                        .put("member", member)
                        .put("number", number)
                        .toString());
    }
}
