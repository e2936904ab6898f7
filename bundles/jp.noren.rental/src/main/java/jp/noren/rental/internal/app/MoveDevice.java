package jp.noren.rental.internal.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A desk ships a device, or puts one away. */
@Component(service = MoveDevice.class)
public final class MoveDevice {
    private final Clock clock;
    private final Transactions transactions;
    private final DeviceBook devices;
    private final DeviceDesk desk;
    private final DeviceNews news;

    @Activate
    public MoveDevice(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DeviceBook devices,
            @Reference DeviceDesk desk,
            @Reference DeviceNews news) {
        this.clock = clock;
        this.transactions = transactions;
        this.devices = devices;
        this.desk = desk;
        this.news = news;
    }

    /**
     * The parcel has left; the member gets its number.
     *
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE without carrier or number; CONFLICT {@code rental.device-step}
     */
    public RentalDevice ship(Caller caller, String id, RentalDevice.Tracking tracking) {
        if (isBlank(tracking.carrier()) || isBlank(tracking.number())) {
            throw RefusedException.invalid(List.of(FieldError.of("/tracking_number", "rental.tracking-missing")));
        }
        return transactions.required(() -> {
            RentalDevice device = find(caller, id);
            step(device, DeviceState.SHIPPED, moved -> devices.ship(moved, tracking, clock.instant()));
            Map<String, Object> parcel = Map.of("carrier", tracking.carrier(), "tracking_number", tracking.number());
            news.record(caller, device, "device-shipped", parcel);
            news.tell(device, "rental.mail-shipped", parcel);
            return devices.find(id).orElseThrow();
        });
    }

    /**
     * What a desk writes by hand: put away after the inspection, repaired, damaged or lost on the shelf, delivered.
     *
     * @throws RefusedException NOT_FOUND; CONFLICT {@code rental.device-step}
     */
    public RentalDevice step(Caller caller, String id, DeviceState next) {
        return transactions.required(() -> {
            RentalDevice device = find(caller, id);
            if (!device.state().canBeMovedByHandTo(next)) {
                throw refused(device, next);
            }
            step(device, next, moved -> devices.move(moved, next, clock.instant()));
            news.record(caller, device, "device-moved", Map.of("from", device.state(), "to", next));
            return devices.find(id).orElseThrow();
        });
    }

    private RentalDevice find(Caller caller, String id) {
        return devices.find(id)
                .filter(device -> desk.sees(caller, device.storefront()))
                .orElseThrow(RefusedException::notFound);
    }

    private static void step(RentalDevice device, DeviceState next, Predicate<RentalDevice> move) {
        if (!device.state().canBecome(next) || !move.test(device)) {
            throw refused(device, next);
        }
    }

    private static RefusedException refused(RentalDevice device, DeviceState next) {
        return new RefusedException(
                RefusedException.Kind.CONFLICT,
                "rental.device-step",
                Map.of("from", device.state().name(), "to", next.name()));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
