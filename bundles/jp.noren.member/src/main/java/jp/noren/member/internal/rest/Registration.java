package jp.noren.member.internal.rest;

import jp.noren.access.api.Credentials;
import jp.noren.member.internal.app.RegisterMember;
import jp.noren.member.internal.domain.Profile;

/**
 * What somebody says of himself when he registers.
 *
 * @param language of his mails; the language of the request if absent
 * @param transferName his name as his bank writes it; full-width kana are turned into half-width
 * @param loginId what he wants to log in by beside his address; one is made for him if absent
 */
public record Registration(
        String storefront,
        String kind,
        String name,
        String email,
        String password,
        String language,
        String phone,
        AddressWire address,
        ContactWire contact,
        String transferName,
        String termsVersion,
        String loginId) {

    RegisterMember.Command command(String requestLanguage) {
        Profile profile = new Profile(
                kind,
                name,
                email,
                language == null ? requestLanguage : language,
                phone,
                transferName,
                AddressWire.read(address),
                ContactWire.read(contact));
        Credentials.Password chosen =
                password == null || password.isEmpty() ? null : new Credentials.Password(password.toCharArray());
        return new RegisterMember.Command(storefront, profile, loginId, chosen, termsVersion);
    }

    @Override
    public String toString() {
        return "Registration[hidden]";
    }
}
