package jp.noren.access.api;

import java.util.Set;

/**
 * Who asks. Made from a token at the door, never from the request's own words.
 *
 * @param kind what kind of principal
 * @param id the principal's id ({@code mem_…}, {@code opr_…}, {@code res_…}, {@code cli_…}); {@code anonymous} for nobody
 * @param storefront the storefront a member or client belongs to; null for operators, resellers and nobody
 * @param reseller the reseller's code for a reseller, else null
 * @param roles what he may do
 * @param session the session's id, for ending it; null where there is none
 * @param scopes what a client's key opens, such as {@code billing:read}; empty for everybody else
 */
public record Caller(
        Kind kind, String id, String storefront, String reseller, Set<Role> roles, String session, Set<String> scopes) {

    public enum Kind {
        ANONYMOUS,
        MEMBER,
        RESELLER,
        CLIENT,
        OPERATOR,
        /** The house itself: jobs and the shell. */
        SYSTEM
    }

    public static final Caller ANONYMOUS = new Caller(Kind.ANONYMOUS, "anonymous", null, null, Set.of(), null);

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Somebody who is no client. */
    public Caller(Kind kind, String id, String storefront, String reseller, Set<Role> roles, String session) {
        this(kind, id, storefront, reseller, roles, session, Set.of());
    }

    public static Caller system(String name) {
        return new Caller(Kind.SYSTEM, "system:" + name, null, null, Set.of(Role.ADMIN), null);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Whether a storefront is his to look after: a reseller's own, or the one a client belongs to. Not for members, who own objects and no storefront.
     *
     * @param storefrontReseller the code of the reseller who owns the storefront
     */
    public boolean looksAfter(String storefrontId, String storefrontReseller) {
        return switch (kind) {
            case RESELLER -> reseller != null && reseller.equals(storefrontReseller);
            case CLIENT -> storefront != null && storefront.equals(storefrontId);
            default -> false;
        };
    }

    public boolean isOperator() {
        return kind == Kind.OPERATOR || kind == Kind.SYSTEM;
    }
}
