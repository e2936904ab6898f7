package jp.noren.member.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.noren.access.api.Credentials;
import jp.noren.i18n.Messages;
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
        Instant registeredAt,
        Help help) {

    /**
     * Where he changes his data, and why he should (R014, R015); absent where the inquiry form does it.
     *
     * @param menu the path of the menu, outermost first
     */
    public record Help(List<MenuItem> menu, String reminder) {
        static Help of(Messages messages, String language) {
            List<MenuItem> menu = Stream.of("member.menu-contractor", "member.menu-registration")
                    .map(code -> new MenuItem(text(messages, "ja", code), text(messages, language, code)))
                    .toList();
            return new Help(menu, text(messages, language, "member.reminder"));
        }

        private static String text(Messages messages, String language, String code) {
            return messages.text(language, code, Map.of());
        }
    }

    /**
     * @param label as the shop's pages write it, in Japanese whatever the language
     * @param text the same in the reader's language
     */
    public record MenuItem(String label, String text) {}

    /** The terms agreed to last (R105). */
    public record TermsWire(String version, Instant agreedAt) {}

    public record SessionWire(String token, Instant expiresAt) {
        static SessionWire of(Credentials.IssuedToken issued) {
            return issued == null ? null : new SessionWire(issued.token(), issued.expiresAt());
        }

        @Override
        public String toString() {
            return "SessionWire[hidden]";
        }
    }

    /** @param session absent where the first password comes by mail (R092) */
    public record Registered(MemberWire member, SessionWire session) {
        static Registered of(RegisterMember.Registered registered) {
            return new Registered(
                    MemberWire.of(registered.member(), null, null, null), SessionWire.of(registered.session()));
        }
    }

    static MemberWire of(ChangeProfile.Shown shown, Help help) {
        return of(shown.member(), shown.profileChange(), shown.pendingEmail(), help);
    }

    private static MemberWire of(Member member, String profileChange, String pendingEmail, Help help) {
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
                member.registeredAt(),
                help);
    }
}
