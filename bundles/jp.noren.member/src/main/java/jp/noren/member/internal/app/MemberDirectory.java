package jp.noren.member.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.ContactView;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.member.internal.domain.CredentialsTiming;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What other capabilities may know of members, and the consent they bring along (R105). */
@Component(service = Members.class)
public final class MemberDirectory implements Members {
    private final Clock clock;
    private final MemberBook members;
    private final AuditTrail audit;
    private final Shops shops;
    private final AskCredentials ask;

    @Activate
    public MemberDirectory(
            @Reference Clock clock,
            @Reference MemberBook members,
            @Reference AuditTrail audit,
            @Reference Shops shops,
            @Reference AskCredentials ask) {
        this.clock = clock;
        this.members = members;
        this.audit = audit;
        this.shops = shops;
        this.ask = ask;
    }

    @Override
    public Optional<MemberView> find(String id) {
        return members.find(id).map(MemberDirectory::view);
    }

    @Override
    public MemberView get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public ContactView contact(String id) {
        return members.find(id).map(member -> contact(member.profile())).orElse(ContactView.NONE);
    }

    private static ContactView contact(Profile profile) {
        boolean business = !"INDIVIDUAL".equals(profile.kind());
        return new ContactView(
                business ? profile.name() : null,
                profile.contact().department(),
                profile.contact().person() == null
                        ? profile.name()
                        : profile.contact().person(),
                profile.address().postcode(),
                profile.address().line(),
                profile.phone());
    }

    /** Most storefronts mail nothing at an order: their members are not even read. */
    @Override
    public void orderCompleted(String storefront, String member) {
        Shops.Rules rules = shops.rules(storefront);
        if (!rules.credentialsMail().isEmpty()) {
            Member found = members.find(member).orElseThrow(RefusedException::notFound);
            if (rules.credentials(found.profile().kind()) == CredentialsTiming.AT_FIRST_ORDER && ask.first(member)) {
                audit.record(actor(found), storefront, "member.activated", member, Map.of("by", "first-order"));
            }
        }
    }

    private static Caller actor(Member member) {
        return new Caller(Caller.Kind.MEMBER, member.id(), member.storefront(), null, Set.of(), null);
    }

    @Override
    public void agreeToTerms(String member, String termsVersion) {
        Member found = members.find(member).orElseThrow(RefusedException::notFound);
        Instant now = clock.instant();
        members.agree(member, termsVersion, now);
        audit.record(actor(found), found.storefront(), "member.terms-agreed", member, Map.of("version", termsVersion));
    }

    private static MemberView view(Member member) {
        Profile profile = member.profile();
        return new MemberView(
                member.id(),
                member.storefront(),
                MemberView.Kind.valueOf(profile.kind()),
                profile.name(),
                profile.email(),
                profile.language(),
                profile.transferName(),
                member.consent().version(),
                member.consent().at(),
                true);
    }
}
