package jp.noren.member.internal.domain;

import java.util.Map;

/** When a new member gets his login id and a first password by mail. */
public enum CredentialsTiming {
    /** Never: he sets his password while he registers (R105). */
    OWN_PASSWORD,
    /** The moment he has registered, before any order (R092, R094). */
    AT_REGISTRATION,
    /** When his first order is complete; with it the account becomes active (R093, R095). */
    AT_FIRST_ORDER;

    /**
     * @param policy {@code credentialsMail} of the storefront: kind of member to timing; empty where there is none
     * @param kind of the member; a sole proprietor applies like a private person unless the policy names him
     */
    public static CredentialsTiming of(Map<String, String> policy, String kind) {
        String usual = "CORPORATE".equals(kind) ? null : policy.get("INDIVIDUAL");
        String timing = kind == null ? usual : policy.getOrDefault(kind, usual);
        if (timing == null) {
            return OWN_PASSWORD;
        }
        return switch (timing) {
            case "ON_MEMBER_REGISTRATION" -> AT_REGISTRATION;
            case "ON_FIRST_ORDER" -> AT_FIRST_ORDER;
            default -> throw new IllegalStateException("policy credentialsMail does not know " + timing);
        };
    }
}
