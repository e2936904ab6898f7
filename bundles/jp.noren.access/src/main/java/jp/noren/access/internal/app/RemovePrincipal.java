package jp.noren.access.internal.app;

import java.util.Locale;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.domain.LoginId;
import jp.noren.access.internal.domain.Scope;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes operators, resellers' logins and API clients: everything that lets them in ends at once. */
@Component(service = RemovePrincipal.class)
public final class RemovePrincipal {
    private final PrincipalStore principals;
    private final EndAccess endAccess;
    private final OwnStorefronts own;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public RemovePrincipal(
            @Reference PrincipalStore principals,
            @Reference EndAccess endAccess,
            @Reference OwnStorefronts own,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.principals = principals;
        this.endAccess = endAccess;
        this.own = own;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * @param kind what he has to be; another looks like nobody
     * @throws RefusedException NOT_FOUND; CONFLICT {@code access.last-admin}
     */
    public void handle(Caller actor, Caller.Kind kind, String id) {
        transactions.run(() -> {
            Principal principal = principals
                    .find(id)
                    .filter(found -> found.kind() == kind)
                    .filter(found -> kind != Caller.Kind.CLIENT || own.isOwn(actor, found.storefront()))
                    .orElseThrow(RefusedException::notFound);
            keepAnAdmin(principal);
            endAccess.remove(id);
            String act = "access." + kind.name().toLowerCase(Locale.ROOT) + "-removed";
            audit.record(actor, principal.storefront(), act, id, Map.of());
        });
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code access.last-admin} */
    public void handleByLogin(Caller actor, Caller.Kind kind, String loginId) {
        String id = LoginId.parse(loginId)
                .flatMap(login -> principals.findByLogin(Scope.HOUSE, login))
                .map(Principal::id)
                .orElseThrow(RefusedException::notFound);
        handle(actor, kind, id);
    }

    private void keepAnAdmin(Principal leaving) {
        boolean lastAdmin = leaving.roles().contains(Role.ADMIN)
                && principals.list(Caller.Kind.OPERATOR).stream()
                        .noneMatch(other -> other.roles().contains(Role.ADMIN)
                                && !other.id().equals(leaving.id()));
        if (lastAdmin) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "access.last-admin");
        }
    }
}
