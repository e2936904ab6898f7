package jp.noren.access.internal.app;

import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.domain.OpaqueToken;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds API clients of a storefront. A client's key is shown once, does not expire, and ends with the client. */
@Component(service = ManageClients.class)
public final class ManageClients {
    private final PrincipalStore principals;
    private final KeyStore keys;
    private final OwnStorefronts own;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public ManageClients(
            @Reference PrincipalStore principals,
            @Reference KeyStore keys,
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

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND for a storefront that is not the caller's */
    public Added add(Caller actor, String storefront, String name) {
        own.require(actor, storefront);
        Principal client = Principal.client(Ids.random("cli"), storefront, name);
        String key = OpaqueToken.create(OpaqueToken.API_KEY);
        transactions.run(() -> {
            principals.add(client);
            keys.add(OpaqueToken.hash(key), client.id());
            audit.record(actor, storefront, "access.client-added", client.id(), Map.of("name", name));
        });
        return new Added(client.id(), key);
    }

    /** The clients of the storefronts that the caller may touch. */
    public List<Principal> list(Caller actor) {
        return principals.list(Caller.Kind.CLIENT).stream()
                .filter(client -> own.isOwn(actor, client.storefront()))
                .toList();
    }
}
