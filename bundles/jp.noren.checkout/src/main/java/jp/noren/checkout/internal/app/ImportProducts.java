package jp.noren.checkout.internal.app;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.checkout.internal.domain.ProductDraft;
import jp.noren.checkout.internal.domain.ProductSheet;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over a catalogue file: all of it, or nothing. A product that is not in the file stays as it is. */
@Component(service = ImportProducts.class)
public final class ImportProducts {
    private final Transactions transactions;
    private final Storefronts storefronts;
    private final Catalogue catalogue;
    private final AuditTrail audit;

    @Activate
    public ImportProducts(
            @Reference Transactions transactions,
            @Reference Storefronts storefronts,
            @Reference Catalogue catalogue,
            @Reference AuditTrail audit) {
        this.transactions = transactions;
        this.storefronts = storefronts;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * @return how many products the file held
     * @throws RefusedException UNPROCESSABLE {@code checkout.csv-refused} with each fault's line and column; nothing was imported then
     */
    public int handle(Caller caller, String storefront, byte[] file) {
        Storefront shop = own(caller, storefront);
        ProductSheet.Reading reading = ProductSheet.read(file);
        if (!reading.errors().isEmpty()) {
            throw new RefusedException(
                    RefusedException.Kind.UNPROCESSABLE,
                    "checkout.csv-refused",
                    Map.of("errors", reading.errors().size()),
                    reading.errors());
        }
        transactions.run(() -> write(caller, shop, reading.drafts()));
        return reading.drafts().size();
    }

    /** A reseller and a client have to do with their own storefronts; another's does not exist for them. */
    private Storefront own(Caller caller, String storefront) {
        Storefront shop = storefronts.get(storefront == null ? "" : storefront);
        if (!caller.isOperator() && !caller.looksAfter(shop.id(), shop.reseller())) {
            throw RefusedException.notFound();
        }
        return shop;
    }

    private void write(Caller caller, Storefront shop, List<ProductDraft> drafts) {
        Map<String, Product> present =
                catalogue.all(shop.id()).stream().collect(Collectors.toMap(Product::code, Function.identity()));
        drafts.forEach(draft -> write(shop, present.get(draft.code()), draft));
        audit.record(caller, shop.id(), "checkout.catalogue-imported", shop.id(), Map.of("products", drafts.size()));
    }

    private void write(Storefront shop, Product present, ProductDraft draft) {
        if (present == null) {
            catalogue.add(shop.id(), draft);
        } else if (draft.says(present)) {
            draft.stock().ifPresent(count -> catalogue.count(present.id(), count));
        } else {
            catalogue.change(present, draft);
        }
    }
}
