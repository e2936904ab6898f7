package jp.noren.member.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.Ids;
import jp.noren.member.internal.domain.FirstPassword;
import jp.noren.member.internal.domain.Member;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Mails a member his login id and a first password, to the registered address and no other (R091 to R096). Only the password's hash is stored; the
 * password itself goes into the mail's secrets, which are erased when the mail has left (R098). An event that comes twice finds its mail written.
 */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + AskCredentials.TOPIC)
public final class SendCredentials implements OutboxConsumer {
    private final Shops shops;
    private final MemberBook members;
    private final Credentials credentials;
    private final Write write;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public SendCredentials(
            @Reference Shops shops,
            @Reference MemberBook members,
            @Reference Credentials credentials,
            @Reference Write write) {
        this.shops = shops;
        this.members = members;
        this.credentials = credentials;
        this.write = write;
    }

    @Override
    public void consume(Event event) throws JsonProcessingException {
        JsonNode due = json.readTree(event.payload());
        int number = due.path("number").asInt();
        members.find(due.path("member").asText()).ifPresent(member -> send(member, number));
    }

    /** Who has set a password by a link meanwhile keeps it, and is told his login id alone; the desk's mail always brings a new password. */
    private void send(Member member, int number) {
        if (number == 1 && credentials.hasOwnPassword(member.id())) {
            write.loginId(member);
            return;
        }
        Shops.Rules rules = shops.rules(member.storefront());
        String password = FirstPassword.of(Ids.randomText(FirstPassword.RANDOM_LENGTH));
        String hash = credentials.hash(new Credentials.Password(password.toCharArray()));
        Instant until = rules.now().plus(Duration.ofDays(rules.firstPasswordDays()));
        write.firstPassword(member, number, new First(password, hash, until));
    }

    /** A first password on its way into a mail. Never printed. */
    record First(String password, String hash, Instant until) {
        @Override
        public String toString() {
            return "First[hidden]";
        }
    }

    /** The part of it that is one transaction. */
    @Component(service = Write.class)
    public static final class Write {
        private final Transactions transactions;
        private final CredentialsBook book;
        private final Credentials credentials;
        private final Letters letters;

        @Activate
        public Write(
                @Reference Transactions transactions,
                @Reference CredentialsBook book,
                @Reference Credentials credentials,
                @Reference Letters letters) {
            this.transactions = transactions;
            this.book = book;
            this.credentials = credentials;
            this.letters = letters;
        }

        void firstPassword(Member member, int number, First first) {
            transactions.run(() -> {
                if (book.markSent(member.id(), number)) {
                    credentials.setFirstPassword(member.id(), first.hash(), first.until());
                    letters.credentials(member, first.password(), first.until());
                }
            });
        }

        void loginId(Member member) {
            transactions.run(() -> {
                if (book.markSent(member.id(), 1)) {
                    letters.loginId(member);
                }
            });
        }
    }
}
