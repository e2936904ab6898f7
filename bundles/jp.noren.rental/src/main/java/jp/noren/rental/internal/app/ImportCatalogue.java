package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.storefront.api.Storefront;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over plans, courses, prices, options and fees from a document: all of it, or nothing. Contracts that exist keep their terms. */
@Component(service = ImportCatalogue.class)
public final class ImportCatalogue {
    private final Clock clock;
    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Shops shops;
    private final AuditTrail audit;

    /** How much the document held, and from when it is valid. */
    public record Imported(LocalDate validFrom, int plans, int courses, int prices, int options, int fees) {}

    @Activate
    public ImportCatalogue(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Shops shops,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.shops = shops;
        this.audit = audit;
    }

    /** @throws RefusedException NOT_FOUND; UNPROCESSABLE with a pointer for each fault */
    public Imported handle(Caller caller, String storefront, JsonNode document) {
        Storefront shop = shops.own(caller, storefront);
        CatalogueDocument read = CatalogueDocument.read(document, Japan.day(clock.instant()));
        if (!read.errors().isEmpty()) {
            throw RefusedException.invalid(read.errors());
        }
        PriceList list = read.list();
        Imported imported = new Imported(
                read.from(),
                list.plans().size(),
                list.courses().size(),
                list.prices().size(),
                list.options().size(),
                list.fees().size());
        transactions.run(() -> {
            catalogue.write(shop.id(), list, read.from());
            audit.record(
                    caller,
                    shop.id(),
                    "rental.catalogue-imported",
                    shop.id(),
                    Map.of("valid_from", imported.validFrom(), "plans", imported.plans(), "prices", imported.prices()));
        });
        return imported;
    }

    /** What is valid on a day. @param on null: today */
    public PriceList show(String storefront, LocalDate on) {
        return catalogue.on(storefront, on == null ? Japan.day(clock.instant()) : on);
    }
}
