package jp.noren.member.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.ContactPerson;
import jp.noren.member.internal.domain.EmailAddress;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.domain.ProfileChangeRule;
import jp.noren.member.internal.domain.ProfileForm;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Changes a member's registration data at once, where the storefront lets members do it themselves (R013, R099); a new address only after it was
 * verified ({@link VerifyEmail}, R016).
 */
@Component(service = ChangeProfile.class)
public final class ChangeProfile {

    /** What is null stays as it is. */
    public record Changes(
            String email, String language, String phone, String transferName, Address address, ContactPerson contact) {}

    private final Shops shops;
    private final Transactions transactions;
    private final MemberBook members;
    private final WriteProfile writer;
    private final VerifyEmail emails;

    @Activate
    public ChangeProfile(
            @Reference Shops shops,
            @Reference Transactions transactions,
            @Reference MemberBook members,
            @Reference WriteProfile writer,
            @Reference VerifyEmail emails) {
        this.shops = shops;
        this.transactions = transactions;
        this.members = members;
        this.writer = writer;
        this.emails = emails;
    }

    /** The member as he is, {@code SELF} or {@code FORM}, and the address that waits to be verified. */
    public record Shown(Member member, String profileChange, String pendingEmail) {}

    public Shown show(Caller caller) {
        Member member = own(caller);
        String policy = shops.rules(member.storefront()).profileChange();
        return new Shown(member, policy, members.pendingEmail(member.id()).orElse(null));
    }

    /** @param version of the profile the member saw, from If-Match */
    public Shown handle(Caller caller, String version, Changes changes) {
        Member member = own(caller);
        Shops.Rules rules = shops.rules(member.storefront());
        ProfileChangeRule.judge(rules.profileChange()).orRefuse(Kind.CONFLICT);
        ProfileForm form = new ProfileForm();
        Profile changed = merged(member.profile(), changes, form);
        String email = form.email(changes.email());
        if (!form.faults().isEmpty()) {
            throw RefusedException.invalid(form.faults());
        }
        if (!String.valueOf(member.version()).equals(version)) {
            throw new RefusedException(Kind.PRECONDITION_FAILED, "rest.if-match-failed");
        }
        transactions.run(() -> {
            writer.handle(caller, member, changed);
            if (email != null
                    && !EmailAddress.key(email)
                            .equals(EmailAddress.key(member.profile().email()))) {
                emails.ask(caller, member, email, rules.now());
            }
        });
        return show(caller);
    }

    private Member own(Caller caller) {
        return members.find(caller.id()).orElseThrow(RefusedException::notFound);
    }

    private static Profile merged(Profile now, Changes changes, ProfileForm form) {
        return new Profile(
                now.kind(),
                now.name(),
                now.email(),
                changes.language() == null ? now.language() : form.language(changes.language()),
                changes.phone() == null ? now.phone() : form.phone(changes.phone()),
                changes.transferName() == null ? now.transferName() : form.transferName(changes.transferName()),
                changes.address() == null ? now.address() : form.address(changes.address()),
                changes.contact() == null ? now.contact() : form.contact(changes.contact()));
    }
}
