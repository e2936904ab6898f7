package jp.noren.access.internal.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.domain.Scope;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds and lists operators. A new one gets a secret that is shown once and is good for a day; with it he sets his password. */
@Component(service = ManageOperators.class)
public final class ManageOperators {
    private static final Set<Role> ROLES = EnumSet.of(Role.CS, Role.BILLING, Role.CREDIT, Role.CONTENT, Role.ADMIN);

    private final PrincipalStore principals;
    private final NewLogins newLogins;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public ManageOperators(
            @Reference PrincipalStore principals,
            @Reference NewLogins newLogins,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.principals = principals;
        this.newLogins = newLogins;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * @param name for the list; the login when null
     * @throws RefusedException CONFLICT {@code access.login-taken}; UNPROCESSABLE for a login or roles that cannot be
     */
    public NewLogins.Added add(Caller actor, String loginId, String name, Set<Role> roles) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw RefusedException.invalid(List.of(FieldError.of("/roles", "access.roles-invalid")));
        }
        Principal operator = Principal.operator(Ids.random("opr"), name == null ? loginId : name, roles);
        return transactions.required(() -> {
            NewLogins.Added added = newLogins.add(operator, Scope.HOUSE, loginId);
            Map<String, ?> details = Map.of("login_id", loginId, "roles", new TreeSet<>(roles));
            audit.record(actor, null, "access.operator-added", operator.id(), details);
            return added;
        });
    }

    public List<Principal> list() {
        return principals.list(Caller.Kind.OPERATOR);
    }

    /** The logins of a principal, for lists. */
    public List<String> loginsOf(Principal principal) {
        return principals.logins(principal.id()).stream()
                .map(login -> login.login().text())
                .toList();
    }
}
