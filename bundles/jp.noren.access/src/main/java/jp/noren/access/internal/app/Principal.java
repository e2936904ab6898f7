package jp.noren.access.internal.app;

import java.time.Instant;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;

/**
 * Somebody, or some system, that can prove who it is.
 *
 * @param storefront null for operators and resellers
 * @param reseller the reseller's code, else null
 * @param name for lists of operators and clients; null for members, whose names are the members' business
 * @param passwordHash null until a password is set, and for API clients
 * @param scopes what a client's keys open; empty for everybody else
 * @param firstUntil until when the password is good as a first one, which its owner has to replace; null for one that he set himself (R091)
 */
public record Principal(
        String id,
        Caller.Kind kind,
        String storefront,
        String reseller,
        String name,
        Set<Role> roles,
        String passwordHash,
        Instant firstUntil,
        Set<String> scopes) {
    public Principal {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public static Principal member(String id, String storefront, String passwordHash) {
        return person(id, Caller.Kind.MEMBER, storefront, null, null, Set.of(Role.MEMBER), passwordHash);
    }

    public static Principal operator(String id, String name, Set<Role> roles) {
        return person(id, Caller.Kind.OPERATOR, null, null, name, roles, null);
    }

    public static Principal reseller(String id, String code, String name) {
        return person(id, Caller.Kind.RESELLER, null, code, name, Set.of(Role.RESELLER), null);
    }

    public static Principal client(String id, String storefront, String name, Set<String> scopes) {
        return new Principal(id, Caller.Kind.CLIENT, storefront, null, name, Set.of(Role.CLIENT), null, null, scopes);
    }

    private static Principal person(
            String id,
            Caller.Kind kind,
            String storefront,
            String reseller,
            String name,
            Set<Role> roles,
            String passwordHash) {
        return new Principal(id, kind, storefront, reseller, name, roles, passwordHash, null, Set.of());
    }

    /** As the door shows him to the house. */
    public Caller caller(String session) {
        return new Caller(kind, id, storefront, reseller, roles, session, scopes);
    }

    @Override
    public String toString() {
        return "Principal[" + id + "]";
    }
}
