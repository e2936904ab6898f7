package jp.noren.member.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.Decision;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.domain.ConsentRule;
import jp.noren.member.internal.domain.CredentialsTiming;
import jp.noren.member.internal.domain.LoginName;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.domain.ProfileForm;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Registers a member: basic information, consent to the terms with its instant, and a password that he sets himself (R104, R105). Where the storefront
 * mails credentials he brings no password: it is mailed at once (R092), or with his first order (R093). Whatever other site knows him, here he registers.
 */
@Component(service = RegisterMember.class)
public final class RegisterMember {

    /**
     * @param loginId what he wants to log in by beside his address, or null
     * @param termsVersion the version of the terms he agrees to
     */
    public record Command(
            String storefront, Profile profile, String loginId, Credentials.Password password, String termsVersion) {}

    /** @param session null where he gets his first password by mail (R092) */
    public record Registered(Member member, Credentials.IssuedToken session) {}

    private final Shops shops;
    private final Credentials credentials;
    private final AdmitMember admit;

    @Activate
    public RegisterMember(@Reference Shops shops, @Reference Credentials credentials, @Reference AdmitMember admit) {
        this.shops = shops;
        this.credentials = credentials;
        this.admit = admit;
    }

    public Registered handle(Command command) {
        if (!shops.exists(command.storefront())) {
            throw RefusedException.invalid(List.of(FieldError.of("/storefront", "member.storefront-unknown")));
        }
        Shops.Rules rules = shops.rules(command.storefront());
        CredentialsTiming timing = rules.credentials(command.profile().kind());
        Member member = member(command, rules, timing);
        return switch (timing) {
            case OWN_PASSWORD -> admit.handle(member, credentials.hash(command.password()), Caller.ANONYMOUS);
            case AT_REGISTRATION -> admit.mailed(member, Caller.ANONYMOUS);
            case AT_FIRST_ORDER -> admit.handle(member, null, Caller.ANONYMOUS);
        };
    }

    private Member member(Command command, Shops.Rules rules, CredentialsTiming timing) {
        ProfileForm form = new ProfileForm();
        Profile profile = form.read(command.profile());
        String chosen = form.loginId(command.loginId());
        List<FieldError> faults = new ArrayList<>(form.faults());
        add(faults, "/terms_version", ConsentRule.judge(rules.termsVersion(), command.termsVersion()));
        faults.addAll(password(command.password(), profile.email(), chosen, timing));
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        String loginId =
                chosen == null ? LoginName.of(command.storefront(), Ids.randomText(LoginName.RANDOM_LENGTH)) : chosen;
        Member.Consent consent = rules.termsVersion()
                .map(version -> new Member.Consent(version, rules.now()))
                .orElse(Member.Consent.NONE);
        return new Member(Ids.random("mem"), command.storefront(), loginId, profile, consent, rules.now(), 1);
    }

    private List<FieldError> password(
            Credentials.Password password, String email, String loginId, CredentialsTiming timing) {
        if (timing != CredentialsTiming.OWN_PASSWORD) {
            return password == null ? List.of() : List.of(FieldError.of("/password", "member.password-by-mail"));
        }
        List<FieldError> faults = new ArrayList<>();
        if (password == null) {
            return List.of(FieldError.of("/password", "member.field-missing"));
        }
        add(faults, "/password", credentials.judge(password, email == null ? "" : email));
        if (faults.isEmpty() && loginId != null) {
            add(faults, "/password", credentials.judge(password, loginId));
        }
        return faults;
    }

    private static void add(List<FieldError> faults, String pointer, Decision decision) {
        if (decision instanceof Decision.Rejected no) {
            faults.add(new FieldError(pointer, no.code(), Map.copyOf(no.args())));
        }
    }
}
