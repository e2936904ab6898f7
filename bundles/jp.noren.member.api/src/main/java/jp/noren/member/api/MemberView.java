package jp.noren.member.api;

import java.time.Instant;

/**
 * What other capabilities may know of a member.
 *
 * @param id {@code mem_…}
 * @param kind what he is before the law; decides which methods are offered (R118)
 * @param language {@code ja}, {@code en} or {@code vi}: the language of his mails
 * @param transferName his name as a bank writes it (half-width kana), or null
 * @param termsVersion the terms he agreed to last, or null
 * @param termsAgreedAt when, or null
 * @param registered whether the basic information is there (R104)
 */
public record MemberView(
        String id,
        String storefront,
        Kind kind,
        String name,
        String email,
        String language,
        String transferName,
        String termsVersion,
        Instant termsAgreedAt,
        boolean registered) {

    public enum Kind {
        INDIVIDUAL,
        SOLE_PROPRIETOR,
        CORPORATE
    }
}
