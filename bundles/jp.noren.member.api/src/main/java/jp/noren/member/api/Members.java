package jp.noren.member.api;

import java.util.Optional;

/** Members of the storefronts. */
public interface Members {

    Optional<MemberView> find(String id);

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND */
    MemberView get(String id);

    /** Where the member can be reached; {@link ContactView#NONE} when nothing is known of him. */
    default ContactView contact(String id) {
        return ContactView.NONE;
    }

    /**
     * An order or application of a member is complete: called by the capability in whose transaction it became so, which this call joins. At a storefront
     * that mails credentials with the first order (policy {@code credentialsMail}) the first call asks for that mail; all others do nothing (R093, R095).
     */
    default void orderCompleted(String storefront, String member) {}

    /** Stores the consent to a version of the storefront's terms with its instant, in the running transaction (R105). */
    void agreeToTerms(String member, String termsVersion);
}
