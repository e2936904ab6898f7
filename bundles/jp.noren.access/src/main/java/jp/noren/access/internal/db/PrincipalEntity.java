package jp.noren.access.internal.db;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.Principal;
import jp.noren.access.internal.domain.ClientScopes;

@Entity
@Table(schema = "access", name = "principals")
public class PrincipalEntity {
    @Id
    private String id;

    private String kind;
    private String storefront;
    private String reseller;
    private String name;
    private String roles;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "first_until")
    private Long firstUntil;

    private String scopes;

    @Column(name = "removed_at")
    private Long removedAt;

    @Version
    private int version;

    protected PrincipalEntity() {}

    static PrincipalEntity of(Principal principal) {
        PrincipalEntity entity = new PrincipalEntity();
        entity.id = principal.id();
        entity.kind = principal.kind().name();
        entity.storefront = principal.storefront();
        entity.reseller = principal.reseller();
        entity.name = principal.name();
        entity.roles = principal.roles().stream().sorted().map(Role::name).collect(Collectors.joining(","));
        entity.passwordHash = principal.passwordHash();
        entity.scopes = ClientScopes.text(principal.scopes());
        return entity;
    }

    Principal toPrincipal() {
        return new Principal(
                id,
                Caller.Kind.valueOf(kind),
                storefront,
                reseller,
                name,
                rolesOf(roles),
                passwordHash,
                firstUntil == null ? null : Instant.ofEpochMilli(firstUntil),
                ClientScopes.of(scopes));
    }

    static Set<Role> rolesOf(String text) {
        return Arrays.stream(text.split(",")).map(Role::valueOf).collect(Collectors.toSet());
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    void remove(long at) {
        removedAt = at;
        passwordHash = null;
    }
}
