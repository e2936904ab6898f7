package jp.noren.access.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.domain.LoginId;

/** Principals and their logins. */
public interface PrincipalStore {

    void add(Principal principal);

    /** Nobody for one that was removed. */
    Optional<Principal> find(String id);

    Optional<Principal> findByLogin(String scope, LoginId login);

    /** Gives a principal a login, or one more; false when it is somebody's already. */
    boolean addLogin(String scope, LoginId login, String principal);

    /** Takes one login away; false when it is not this principal's. */
    boolean removeLogin(String scope, LoginId login, String principal);

    /** A login together with the scope it stands in. */
    record ScopedLogin(String scope, LoginId login) {}

    List<ScopedLogin> logins(String principal);

    void setPassword(String principal, String hash);

    /** Makes the password of a principal one that he has to replace, and that is good until just before this instant. */
    void setFirst(String principal, Instant until);

    /** Uses a first password up; of several who try, one may. */
    boolean useFirst(String principal, String hash);

    /** Replaces a hash by a stronger one of the same password, unless the password was changed meanwhile. */
    void strengthen(String principal, String oldHash, String newHash);

    /** Takes his logins and his password away. The principal stays, because the trail names him. */
    void remove(String principal, Instant at);

    /** Those who have not been removed, by name. */
    List<Principal> list(Caller.Kind kind);
}
