package jp.noren.access.internal.app;

import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.domain.Scope;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Resellers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a reseller his login, and makes the reseller if the house does not know him yet. */
@Component(service = ManageResellers.class)
public final class ManageResellers {
    private final NewLogins newLogins;
    private final PrincipalStore principals;
    private final Resellers resellers;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public ManageResellers(
            @Reference NewLogins newLogins,
            @Reference PrincipalStore principals,
            @Reference Resellers resellers,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.newLogins = newLogins;
        this.principals = principals;
        this.resellers = resellers;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * @param name for a reseller who is new; may be null for one who is there
     * @throws RefusedException CONFLICT {@code access.login-taken}; UNPROCESSABLE when the reseller is new and has no name
     */
    public NewLogins.Added add(Caller actor, String code, LocalizedText name, String loginId) {
        return transactions.required(() -> {
            LocalizedText known = resellers.name(code).orElseGet(() -> introduce(code, name));
            Principal reseller = Principal.reseller(Ids.random("res"), code, known.in("ja"));
            NewLogins.Added added = newLogins.add(reseller, Scope.HOUSE, loginId);
            Map<String, String> details = Map.of("login_id", loginId, "reseller", code);
            audit.record(actor, null, "access.reseller-added", reseller.id(), details);
            return added;
        });
    }

    private LocalizedText introduce(String code, LocalizedText name) {
        if (name == null) {
            throw RefusedException.invalid(List.of(RefusedException.FieldError.of("/name", "rest.field-required")));
        }
        resellers.add(code, name);
        return name;
    }

    public List<Principal> list() {
        return principals.list(Caller.Kind.RESELLER);
    }
}
