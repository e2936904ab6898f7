package jp.noren.rental.internal.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.DeviceModel;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over a stock list: all of it, or nothing. What is not in the list stays as it is; a device that is known keeps its state. */
@Component(service = ImportStock.class)
public final class ImportStock {
    private final Clock clock;
    private final Transactions transactions;
    private final DeviceDesk desk;
    private final Books books;
    private final AuditTrail audit;

    /** What is written to. */
    @Component(service = Books.class)
    public record Books(DeviceBook devices, ModelBook models) {
        @Activate
        public Books(@Reference DeviceBook devices, @Reference ModelBook models) {
            this.devices = devices;
            this.models = models;
        }
    }

    /** One device of the list. @param state null: in stock */
    public record Item(String code, String model, String serial, DeviceState state) {}

    /** A list. */
    public record Stock(List<DeviceModel> models, List<Item> devices) {}

    /** How many were new. */
    public record Imported(int models, int devices) {}

    @Activate
    public ImportStock(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DeviceDesk desk,
            @Reference Books books,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.desk = desk;
        this.books = books;
        this.audit = audit;
    }

    /** @throws RefusedException NOT_FOUND; UNPROCESSABLE with a pointer to each fault, and nothing was imported */
    public Imported handle(Caller caller, String storefront, Stock stock) {
        desk.require(caller, storefront);
        return transactions.required(() -> {
            stock.models().forEach(model -> books.models().put(storefront, model));
            int added = add(storefront, stock.devices());
            audit.record(
                    caller,
                    storefront,
                    "rental.stock-imported",
                    storefront,
                    Map.of("models", stock.models().size(), "devices", added));
            return new Imported(stock.models().size(), added);
        });
    }

    private int add(String storefront, List<Item> items) {
        List<FieldError> errors = new ArrayList<>();
        int added = 0;
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/devices/" + i;
            Item item = items.get(i);
            if (books.models().find(storefront, item.model()).isEmpty()) {
                errors.add(new FieldError(
                        pointer + "/model", "rental.model-unknown", Map.of("model", String.valueOf(item.model()))));
            } else if (books.devices().add(device(storefront, item), clock.instant())) {
                added++;
            } else if (!isKnown(storefront, item)) {
                errors.add(FieldError.of(pointer + "/serial", "rental.device-differs"));
            }
        }
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
        return added;
    }

    private boolean isKnown(String storefront, Item item) {
        return books.devices()
                .byCode(storefront, item.code())
                .filter(known ->
                        known.serial().equals(item.serial()) && known.model().equals(item.model()))
                .isPresent();
    }

    private static RentalDevice device(String storefront, Item item) {
        DeviceState state = item.state() == null ? DeviceState.IN_STOCK : item.state();
        return new RentalDevice(
                Ids.random("dev"), storefront, item.code(), item.model(), item.serial(), state, null, null);
    }
}
