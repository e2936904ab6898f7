package jp.noren.member.internal.domain;

import java.time.Instant;

/**
 * A customer of one storefront.
 *
 * @param id {@code mem_…}
 * @param loginId constant; his mail address is a login of his too
 * @param version counts the changes of the profile
 */
public record Member(
        String id,
        String storefront,
        String loginId,
        Profile profile,
        Consent consent,
        Instant registeredAt,
        int version) {

    /** The terms agreed to last, and when; both null for none (R105). */
    public record Consent(String version, Instant at) {
        public static final Consent NONE = new Consent(null, null);
    }
}
