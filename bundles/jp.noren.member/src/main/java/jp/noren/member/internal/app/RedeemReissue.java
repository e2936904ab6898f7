package jp.noren.member.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.domain.Member;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets a new password by the link that was mailed: once, in time; all sessions end, and a notice is mailed (R102). */
@Component(service = RedeemReissue.class)
public final class RedeemReissue {
    static final String PURPOSE = "password-reissue";

    private final Transactions transactions;
    private final MemberBook members;
    private final Credentials credentials;
    private final AuditTrail audit;
    private final Letters letters;

    @Activate
    public RedeemReissue(
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

    /** A password that is too weak does not use the link up. */
    public void handle(String ticket, Credentials.Password password) {
        if (ticket == null || password == null) {
            String missing = ticket == null ? "/ticket" : "/new_password";
            throw RefusedException.invalid(List.of(FieldError.of(missing, "member.field-missing")));
        }
        judge(password, "");
        String hash = credentials.hash(password);
        transactions.run(() -> {
            String id = credentials.redeemTicket(ticket, PURPOSE);
            Member member = members.find(id).orElseThrow(RefusedException::notFound);
            judge(password, member.loginId());
            judge(password, member.profile().email());
            credentials.changePassword(id, hash, null);
            letters.notice(member, member.profile().email(), "member.mail-password-changed", Map.of());
            Caller actor = new Caller(Caller.Kind.MEMBER, id, member.storefront(), null, Set.of(), null);
            audit.record(actor, member.storefront(), "member.password-reissued", id, Map.of());
        });
    }

    private void judge(Credentials.Password password, String login) {
        if (credentials.judge(password, login) instanceof Decision.Rejected no) {
            throw RefusedException.invalid(List.of(new FieldError("/new_password", no.code(), no.args())));
        }
    }
}
