package jp.noren.member.internal.app;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores a changed profile, keeps the old value in the trail and tells the member (R013), in the running transaction. */
@Component(service = WriteProfile.class)
public final class WriteProfile {
    private final MemberBook members;
    private final AuditTrail audit;
    private final Letters letters;

    @Activate
    public WriteProfile(@Reference MemberBook members, @Reference AuditTrail audit, @Reference Letters letters) {
        this.members = members;
        this.audit = audit;
        this.letters = letters;
    }

    /** Saving what is there already does nothing and mails nothing (R015). */
    void handle(Caller caller, Member member, Profile changed) {
        if (member.profile().equals(changed)) {
            return;
        }
        if (!members.change(member, changed)) {
            throw new RefusedException(RefusedException.Kind.PRECONDITION_FAILED, "rest.if-match-failed");
        }
        Map<String, String> details = Map.of("before", words(member.profile()), "after", words(changed));
        audit.record(caller, member.storefront(), "member.profile-changed", member.id(), details);
        letters.notice(member, member.profile().email(), "member.mail-profile-changed", Map.of());
    }

    private static String words(Profile profile) {
        return profile.language() + " / " + profile.phone() + " / " + profile.transferName() + " / " + profile.address()
                + " / " + profile.contact();
    }
}
