package jp.noren.access.internal.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a client a new key while the old ones stay good for some hours, so that it can be exchanged without a gap; or ends one key at once. */
@Component(service = RotateKey.class)
public final class RotateKey {
    /** A week: who needs longer forgets it. */
    public static final int LONGEST_OVERLAP = 168;

    private final PrincipalStore principals;
    private final ClientKeys keys;
    private final OwnStorefronts own;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public RotateKey(
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

    /**
     * @param overlapHours how long the keys of before stay good, 0 to {@link #LONGEST_OVERLAP}
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE {@code access.overlap-invalid}
     */
    public ManageClients.Added handle(Caller actor, String client, int overlapHours) {
        if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP) {
            throw RefusedException.invalid(List.of(
                    new FieldError("/overlap_hours", "access.overlap-invalid", Map.of("longest", LONGEST_OVERLAP))));
        }
        return transactions.required(() -> {
            Principal found = client(actor, client);
            keys.endAfter(client, Duration.ofHours(overlapHours));
            String key = keys.issue(client);
            Map<String, ?> details = Map.of("overlap_hours", overlapHours);
            audit.record(actor, found.storefront(), "access.key-rotated", client, details);
            return new ManageClients.Added(client, key);
        });
    }

    /** Ends one key at once. @throws RefusedException NOT_FOUND */
    public void revoke(Caller actor, String client, String key) {
        transactions.run(() -> {
            Principal found = client(actor, client);
            if (!keys.revoke(client, key)) {
                throw RefusedException.notFound();
            }
            audit.record(actor, found.storefront(), "access.key-revoked", client, Map.of("key", key));
        });
    }

    private Principal client(Caller actor, String id) {
        return principals
                .find(id)
                .filter(found -> found.kind() == Caller.Kind.CLIENT && own.isOwn(actor, found.storefront()))
                .orElseThrow(RefusedException::notFound);
    }
}
