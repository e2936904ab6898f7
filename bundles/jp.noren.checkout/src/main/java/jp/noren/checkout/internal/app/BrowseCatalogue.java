package jp.noren.checkout.internal.app;

import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows anybody what a storefront sells. */
@Component(service = BrowseCatalogue.class)
public final class BrowseCatalogue {
    private final Catalogue catalogue;
    private final Storefronts storefronts;

    @Activate
    public BrowseCatalogue(@Reference Catalogue catalogue, @Reference Storefronts storefronts) {
        this.catalogue = catalogue;
        this.storefronts = storefronts;
    }

    public List<Catalogue.Listed> page(String storefront, Slice slice) {
        return catalogue.page(storefronts.get(storefront).id(), slice);
    }

    public Catalogue.Listed find(String product) {
        return catalogue
                .find(product)
                .filter(listed -> listed.product().active())
                .orElseThrow(RefusedException::notFound);
    }
}
