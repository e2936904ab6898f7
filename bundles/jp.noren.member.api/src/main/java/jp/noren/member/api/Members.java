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

    /** Stores the consent to a version of the storefront's terms with its instant, in the running transaction (R105). */
    void agreeToTerms(String member, String termsVersion);
}
