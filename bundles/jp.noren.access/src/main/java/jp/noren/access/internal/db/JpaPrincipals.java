package jp.noren.access.internal.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.Principal;
import jp.noren.access.internal.app.PrincipalStore;
import jp.noren.access.internal.domain.LoginId;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Principals as entities; their logins, and what runs at each login, as plain statements. */
@Component(service = PrincipalStore.class)
public final class JpaPrincipals implements PrincipalStore {
    private final JpaTemplate jpa;
    private final Sql sql;

    @Activate
    public JpaPrincipals(
            @Reference(target = "(osgi.unit.name=access)") JpaTemplate jpa,
            @Reference Sql sql,
            @Reference(target = "(schema.name=access)") Schema schema) {
        this.jpa = jpa;
        this.sql = sql;
    }

    /** Flushed at once: plain statements of the same transaction refer to the row. */
    @Override
    public void add(Principal principal) {
        jpa.tx(em -> {
            em.persist(PrincipalEntity.of(principal));
            em.flush();
        });
    }

    @Override
    public Optional<Principal> find(String id) {
        return jpa.txExpr(em -> Optional.ofNullable(em.find(PrincipalEntity.class, id))
                .filter(entity -> !entity.isRemoved())
                .map(PrincipalEntity::toPrincipal));
    }

    @Override
    public Optional<Principal> findByLogin(String scope, LoginId login) {
        return sql.first(
                BearerRows.SELECT
                        + " from access.logins l join access.principals p on p.id = l.principal"
                        + " where l.scope = ? and l.login_id = ? and p.removed_at is null",
                BearerRows::read,
                scope,
                login.text());
    }

    @Override
    public boolean addLogin(String scope, LoginId login, String principal) {
        return sql.insertIfAbsent(
                "insert into access.logins (scope, login_id, principal) values (?, ?, ?)",
                scope,
                login.text(),
                principal);
    }

    @Override
    public boolean removeLogin(String scope, LoginId login, String principal) {
        return sql.update(
                        "delete from access.logins where scope = ? and login_id = ? and principal = ?",
                        scope,
                        login.text(),
                        principal)
                == 1;
    }

    @Override
    public List<ScopedLogin> logins(String principal) {
        return sql.query(
                "select scope, login_id from access.logins where principal = ? order by login_id",
                row -> new ScopedLogin(row.getString(1), new LoginId(row.getString(2))),
                principal);
    }

    @Override
    public void setPassword(String principal, String hash) {
        int changed = sql.update(
                "update access.principals set password_hash = ?, first_until = null, version = version + 1 where id = ? and removed_at is null",
                hash,
                principal);
        if (changed != 1) {
            throw RefusedException.notFound();
        }
    }

    @Override
    public void setFirst(String principal, Instant until) {
        sql.update("update access.principals set first_until = ? where id = ?", until.toEpochMilli(), principal);
    }

    @Override
    public boolean useFirst(String principal, String hash) {
        return sql.update(
                        "update access.principals set first_until = null where id = ? and password_hash = ? and first_until is not null",
                        principal,
                        hash)
                == 1;
    }

    @Override
    public void strengthen(String principal, String oldHash, String newHash) {
        sql.update(
                "update access.principals set password_hash = ?, version = version + 1 where id = ? and password_hash = ?",
                newHash,
                principal,
                oldHash);
    }

    @Override
    public void remove(String principal, Instant at) {
        sql.update("delete from access.logins where principal = ?", principal);
        jpa.tx(em -> em.find(PrincipalEntity.class, principal).remove(at.toEpochMilli()));
    }

    @Override
    public List<Principal> list(Caller.Kind kind) {
        return jpa.txExpr(em -> em
                .createQuery(
                        "select p from PrincipalEntity p where p.kind = :kind and p.removedAt is null order by p.name, p.id",
                        PrincipalEntity.class)
                .setParameter("kind", kind.name())
                .getResultList()
                .stream()
                .map(PrincipalEntity::toPrincipal)
                .toList());
    }
}
