package jp.noren.audit.internal.app;

import java.util.List;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Says whose storefronts are whose. The storefronts stand on the trail, not the trail on them: without them resellers see nothing. */
@Component(service = Owners.class)
public final class Owners {
    private final Storefronts storefronts;

    @Activate
    public Owners(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    List<String> storefrontsOf(String reseller) {
        if (storefronts == null || reseller == null) {
            return List.of();
        }
        return storefronts.all().stream()
                .filter(storefront -> reseller.equals(storefront.reseller()))
                .map(Storefront::id)
                .toList();
    }
}
