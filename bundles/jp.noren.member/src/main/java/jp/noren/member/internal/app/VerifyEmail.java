package jp.noren.member.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.internal.domain.Member;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A new address becomes active when the link that was mailed to it is used; both addresses hear of it (R016). The login id stays as it is. */
@Component(service = VerifyEmail.class)
public final class VerifyEmail {
    private static final String PURPOSE = "email-change";
    private static final Duration VALID = Duration.ofHours(24);

    private final Transactions transactions;
    private final MemberBook members;
    private final Credentials credentials;
    private final AuditTrail audit;
    private final Letters letters;

    @Activate
    public VerifyEmail(
            @Reference Transactions transactions,
            @Reference MemberBook members,
            @Reference Credentials credentials,
            @Reference AuditTrail audit,
            @Reference Letters letters) {
        this.transactions = transactions;
        this.members = members;
        this.credentials = credentials;
        this.audit = audit;
        this.letters = letters;
    }

    /** In the running transaction. An address that is somebody's already gets the link all the same: the asker learns nothing by it. */
    void ask(Caller caller, Member member, String email, Instant now) {
        String ticket = credentials.issueTicket(member.id(), PURPOSE, VALID);
        members.awaitEmail(hash(ticket), member.id(), email, now);
        Map<String, Object> args = Map.of("new_email", email, "until", now.plus(VALID));
        letters.emailLink(member, email, ticket, args);
        letters.notice(member, member.profile().email(), "member.mail-email-asked", args);
        audit.record(caller, member.storefront(), "member.email-change-asked", member.id(), Map.of("email", email));
    }

    /** @throws RefusedException CONFLICT {@code access.ticket-invalid} or {@code member.email-taken} */
    public void handle(String ticket) {
        transactions.run(() -> {
            String id = credentials.redeemTicket(ticket, PURPOSE);
            Member member = members.find(id).orElseThrow(RefusedException::notFound);
            String email = members.awaitedEmail(hash(ticket), id)
                    .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "access.ticket-invalid"));
            change(member, email);
        });
    }

    private void change(Member member, String email) {
        String before = member.profile().email();
        if (!members.changeEmail(member, email)) {
            throw new RefusedException(Kind.CONFLICT, "member.email-taken");
        }
        members.forgetEmails(member.id());
        credentials.replaceLogin(member.id(), before, email);
        Map<String, Object> args = Map.of("old_email", before, "new_email", email);
        letters.notice(member, before, "member.mail-email-changed", args);
        letters.notice(member, email, "member.mail-email-changed", args);
        Caller actor = new Caller(Caller.Kind.MEMBER, member.id(), member.storefront(), null, Set.of(), null);
        audit.record(actor, member.storefront(), "member.email-changed", member.id(), args);
    }

    private static String hash(String ticket) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
