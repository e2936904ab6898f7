package jp.noren.member.internal.rest;

import java.time.Instant;
import jp.noren.access.api.Credentials;
import jp.noren.member.internal.app.ChangeProfile;
import jp.noren.member.internal.app.RegisterMember;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;

/**
 * A member as he sees himself.
 *
 * @param pendingEmail a new address that waits to be verified
 * @param profileChange {@code SELF} where he may change his data here, {@code FORM} where the inquiry form does it (R099)
 */
public record MemberWire(
        String id,
        String storefront,
        String kind,
        String name,
        String email,
        String pendingEmail,
        String loginId,
        String language,
        String phone,
        String transferName,
        AddressWire address,
        ContactWire contact,
        TermsWire terms,
        String profileChange,
        Instant registeredAt) {

    /** The terms agreed to last (R105). */
    public record TermsWire(String version, Instant agreedAt) {}

    public record SessionWire(String token, Instant expiresAt) {
        static SessionWire of(Credentials.IssuedToken issued) {
            return new SessionWire(issued.token(), issued.expiresAt());
        }

        @Override
        public String toString() {
            return "SessionWire[hidden]";
        }
    }

    public record Registered(MemberWire member, SessionWire session) {
        static Registered of(RegisterMember.Registered registered) {
            return new Registered(MemberWire.of(registered.member(), null, null), SessionWire.of(registered.session()));
        }
    }

    static MemberWire of(ChangeProfile.Shown shown) {
        return of(shown.member(), shown.profileChange(), shown.pendingEmail());
    }

    static MemberWire of(Member member, String profileChange, String pendingEmail) {
        Profile profile = member.profile();
        Member.Consent consent = member.consent();
        return new MemberWire(
                member.id(),
                member.storefront(),
                profile.kind(),
                profile.name(),
                profile.email(),
                pendingEmail,
                member.loginId(),
                profile.language(),
                profile.phone(),
                profile.transferName(),
                AddressWire.of(profile.address()),
                ContactWire.of(profile.contact()),
                consent.version() == null ? null : new TermsWire(consent.version(), consent.at()),
                profileChange,
                member.registeredAt());
    }
}
