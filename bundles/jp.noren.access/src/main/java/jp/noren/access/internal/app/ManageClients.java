package jp.noren.access.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.domain.ClientScopes;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds API clients of a storefront and shows them with what their keys open. A key is shown once. */
@Component(service = ManageClients.class)
public final class ManageClients {
    private final PrincipalStore principals;
    private final ClientKeys keys;
    private final OwnStorefronts own;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public ManageClients(
            @Reference PrincipalStore principals,
            @Reference ClientKeys keys,
            @Reference OwnStorefronts own,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.principals = principals;
        this.keys = keys;
        this.own = own;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A new client and its key, which stands nowhere else. */
    public record Added(String id, String key) {
        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }

    /** A client with its keys, the newest first. */
    public record Shown(Principal client, List<ApiKey> keys) {}

    /**
     * @param scopes what its keys open, such as {@code billing:read}
     * @throws RefusedException NOT_FOUND for a storefront that is not the caller's; UNPROCESSABLE {@code access.scope-invalid}
     */
    public Added add(Caller actor, String storefront, String name, Set<String> scopes) {
        if (!ClientScopes.areGood(scopes)) {
            throw RefusedException.invalid(List.of(FieldError.of("/scopes", "access.scope-invalid")));
        }
        own.require(actor, storefront);
        Principal client = Principal.client(Ids.random("cli"), storefront, name, scopes);
        return transactions.required(() -> {
            principals.add(client);
            String key = keys.issue(client.id());
            Map<String, ?> details = Map.of("name", name, "scopes", new TreeSet<>(scopes));
            audit.record(actor, storefront, "access.client-added", client.id(), details);
            return new Added(client.id(), key);
        });
    }

    /** The clients of the storefronts that the caller may touch. */
    public List<Shown> list(Caller actor) {
        return principals.list(Caller.Kind.CLIENT).stream()
                .filter(client -> own.isOwn(actor, client.storefront()))
                .map(client -> new Shown(client, keys.of(client.id())))
                .toList();
    }
}
