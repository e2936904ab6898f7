package jp.noren.storefront.internal.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.api.Storefront;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hangs a new curtain: adds a storefront that a reseller of the house owns. */
@Component(service = AddStorefront.class)
public final class AddStorefront {
    private final StorefrontStore store;
    private final Changes changes;

    @Activate
    public AddStorefront(@Reference StorefrontStore store, @Reference Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    /** @throws RefusedException UNPROCESSABLE with the fields; CONFLICT {@code storefront.exists} */
    public Storefront handle(Caller actor, Storefront storefront) {
        List<FieldError> errors = new StorefrontFields("", StorefrontFields.Names.REST).check(storefront);
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
        return changes.make(() -> {
            if (store.find(storefront.id()).isPresent()) {
                throw new RefusedException(RefusedException.Kind.CONFLICT, "storefront.exists");
            }
            if (store.reseller(storefront.reseller()).isEmpty()) {
                throw RefusedException.invalid(List.of(FieldError.of("/reseller", "storefront.reseller-unknown")));
            }
            store.put(storefront);
            changes.record(actor, storefront.id(), "added", storefront.id(), details(storefront));
            return storefront;
        });
    }

    static Map<String, Object> details(Storefront storefront) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", storefront.type());
        details.put("name", storefront.name());
        details.put("company", storefront.company());
        details.put("registration_number", storefront.registrationNumber());
        details.put("statement_descriptor", storefront.statementDescriptor());
        details.put("languages", storefront.languages());
        details.put("reseller", storefront.reseller());
        return details;
    }
}
