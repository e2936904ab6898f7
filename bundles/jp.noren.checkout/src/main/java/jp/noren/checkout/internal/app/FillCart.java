package jp.noren.checkout.internal.app;

import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts products into a member's cart and takes them out. A product of another storefront does not exist for him. */
@Component(service = FillCart.class)
public final class FillCart {
    private final Carts carts;
    private final Catalogue catalogue;

    @Activate
    public FillCart(@Reference Carts carts, @Reference Catalogue catalogue) {
        this.carts = carts;
        this.catalogue = catalogue;
    }

    public List<Item> items(Caller caller) {
        return carts.items(caller.id());
    }

    /** Sets how many of a product lie in the cart. */
    public List<Item> put(Caller caller, String product, Integer quantity) {
        Product wanted = product(caller, product);
        if (quantity == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/quantity", "checkout.quantity-missing")));
        }
        if (wanted.sale().limits().judge(quantity) instanceof Decision.Rejected no) {
            throw RefusedException.invalid(List.of(new FieldError("/quantity", no.code(), Map.copyOf(no.args()))));
        }
        carts.put(caller.id(), wanted.id(), quantity);
        return carts.items(caller.id());
    }

    public List<Item> remove(Caller caller, String product) {
        if (!carts.remove(caller.id(), product)) {
            throw RefusedException.notFound();
        }
        return carts.items(caller.id());
    }

    private Product product(Caller caller, String id) {
        return catalogue
                .find(id)
                .map(Catalogue.Listed::product)
                .filter(product -> product.active() && product.storefront().equals(caller.storefront()))
                .orElseThrow(RefusedException::notFound);
    }
}
