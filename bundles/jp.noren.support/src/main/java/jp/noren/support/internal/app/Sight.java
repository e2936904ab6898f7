package jp.noren.support.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who sees what: operators all, a reseller what belongs to his storefronts, a member what is his. To others it does not exist. */
@Component(service = Sight.class)
public final class Sight {
    private final Storefronts storefronts;
    private final Contracts contracts;

    @Activate
    public Sight(@Reference Storefronts storefronts, @Reference Contracts contracts) {
        this.storefronts = storefronts;
        this.contracts = contracts;
    }

    /** @throws RefusedException NOT_FOUND for another's contract as for none */
    ContractView contract(Caller caller, String id) {
        return contracts
                .find(id)
                .filter(contract -> sees(caller, contract.storefront(), contract.member()))
                .orElseThrow(RefusedException::notFound);
    }

    boolean sees(Caller caller, String storefront, String member) {
        if (caller.kind() == Caller.Kind.MEMBER) {
            return caller.id().equals(member) && storefront.equals(caller.storefront());
        }
        List<String> own = own(caller);
        return own == null || own.contains(storefront);
    }

    /** @throws RefusedException NOT_FOUND for a storefront that is none, or another's */
    Storefront storefront(Caller caller, String id) {
        return storefronts
                .find(id == null ? "" : id)
                .filter(storefront -> sees(caller, storefront.id(), null))
                .orElseThrow(RefusedException::notFound);
    }

    /** The storefronts a caller sees; null for all. @param wanted one of them, or null */
    List<String> storefronts(Caller caller, String wanted) {
        List<String> own = own(caller);
        if (wanted == null) {
            return own;
        }
        return own == null || own.contains(wanted) ? List.of(wanted) : List.of();
    }

    private List<String> own(Caller caller) {
        if (caller.isOperator()) {
            return null;
        }
        if (!caller.is(Role.RESELLER)) {
            return caller.storefront() == null ? List.of() : List.of(caller.storefront());
        }
        return storefronts.all().stream()
                .filter(storefront -> caller.reseller().equals(storefront.reseller()))
                .map(Storefront::id)
                .toList();
    }
}
