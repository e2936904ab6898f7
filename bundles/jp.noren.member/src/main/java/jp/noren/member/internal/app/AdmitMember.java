package jp.noren.member.internal.app;

import java.util.Map;
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

/** Writes a new member with his two logins in one transaction. Who sets his password himself gets no mail: there is no credential to tell (R105). */
@Component(service = AdmitMember.class)
public final class AdmitMember {
    private final Transactions transactions;
    private final MemberBook members;
    private final Credentials credentials;
    private final AuditTrail audit;
    private final AskCredentials ask;

    @Activate
    public AdmitMember(
            @Reference Transactions transactions,
            @Reference MemberBook members,
            @Reference Credentials credentials,
            @Reference AuditTrail audit,
            @Reference AskCredentials ask) {
        this.transactions = transactions;
        this.members = members;
        this.credentials = credentials;
        this.audit = audit;
        this.ask = ask;
    }

    /** He is logged in at once; without a hash this session is what he makes his first order in (R095). */
    RegisterMember.Registered handle(Member member, String passwordHash, Caller actor) {
        return transactions.required(() -> {
            write(member, passwordHash, actor);
            return new RegisterMember.Registered(member, credentials.openSession(member.id()));
        });
    }

    /** He gets login id and first password by mail, now (R092), and begins his first session with them. */
    RegisterMember.Registered mailed(Member member, Caller actor) {
        return transactions.required(() -> {
            write(member, null, actor);
            ask.first(member.id());
            return new RegisterMember.Registered(member, null);
        });
    }

    /** He brings a login id that he was told elsewhere; no first order mails him one. */
    void writeKnown(Member member, Caller actor) {
        write(member, null, actor);
        ask.knownAlready(member.id());
    }

    /** In the running transaction, without a mail; without a hash there is no password yet. */
    void write(Member member, String passwordHash, Caller actor) {
        if (!members.add(member)) {
            throw new RefusedException(Kind.CONFLICT, "member.already-registered");
        }
        if (member.consent().version() != null) {
            members.agree(
                    member.id(), member.consent().version(), member.consent().at());
        }
        String shop = member.storefront();
        credentials.create(Caller.Kind.MEMBER, member.id(), shop, member.loginId(), passwordHash);
        credentials.create(
                Caller.Kind.MEMBER, member.id(), shop, member.profile().email(), passwordHash);
        Map<String, Object> details = Map.of(
                "kind",
                member.profile().kind(),
                "terms",
                member.consent().version() == null ? "" : member.consent().version());
        audit.record(actor, shop, "member.registered", member.id(), details);
    }
}
