package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives devices of the stock to contracts, and asks for them back. */
@Component(service = DeviceStock.class)
public final class KeepStock implements DeviceStock {
    private static final int A_LOOK = 20;

    private final Clock clock;
    private final DeviceBook devices;
    private final ReturnBook returns;

    @Activate
    public KeepStock(@Reference Clock clock, @Reference DeviceBook devices, @Reference ReturnBook returns) {
        this.clock = clock;
        this.devices = devices;
        this.returns = returns;
    }

    @Override
    public boolean has(String storefront, List<String> models) {
        return !devices.free(storefront, models, 1).isEmpty();
    }

    /** Each taker begins somewhere else in what he sees, so that many at once do not all wait for one row; who finds nothing left has lost. */
    @Override
    public boolean reserve(String storefront, String contract, List<String> models) {
        while (true) {
            List<String> seen = devices.free(storefront, models, A_LOOK);
            if (seen.isEmpty()) {
                return false;
            }
            Collections.rotate(seen, ThreadLocalRandom.current().nextInt(seen.size()));
            for (String device : seen) {
                if (devices.assign(device, contract, clock.instant())) {
                    return true;
                }
            }
        }
    }

    @Override
    public void free(String contract) {
        devices.ofContract(contract)
                .filter(device -> device.state() == DeviceState.ASSIGNED)
                .ifPresent(device -> devices.move(device, DeviceState.IN_STOCK, clock.instant()));
    }

    /** Asked twice, there is one order. What has not been sent yet is asked for once it has. */
    @Override
    public void openReturn(String contract, LocalDate end, LocalDate due) {
        devices.ofContract(contract).ifPresent(device -> open(device, end, due));
    }

    private void open(RentalDevice device, LocalDate end, LocalDate due) {
        ReturnOrder order = new ReturnOrder(
                Ids.random("ret"),
                device.storefront(),
                device.contract(),
                device.id(),
                end,
                due,
                ReturnState.RETURN_WAITING,
                false,
                ReturnOrder.Came.NOT_YET);
        if (returns.add(order, clock.instant()) && device.state() == DeviceState.IN_USE) {
            devices.move(device, DeviceState.RETURN_WAITING, clock.instant());
        }
    }

    @Override
    public Optional<Device> of(String contract) {
        return devices.ofContract(contract)
                .or(() -> returns.ofContract(contract).flatMap(order -> devices.find(order.device())))
                .map(found -> new Device(
                        found.id(),
                        found.model(),
                        found.serial(),
                        contract.equals(found.contract()) ? found.state().name() : DeviceState.INSPECTED.name()));
    }

    @Override
    public boolean isBack(String contract) {
        return returns.ofContract(contract)
                .filter(order -> order.state() == ReturnState.INSPECTED)
                .isPresent();
    }

    @Override
    public void takeOver(Contract contract, String code) {
        RentalDevice device = devices.byCode(contract.owner().storefront(), code)
                .orElseThrow(() -> refused("rental.device-unknown", code));
        boolean putAway = contract.status() == Status.ENDED && device.state() == DeviceState.IN_STOCK;
        if (putAway || contract.id().equals(device.contract())) {
            return;
        }
        DeviceState stands = device.state().takenOver(contract.status() != Status.RESERVED);
        if (!devices.takeOver(device, contract.id(), stands, clock.instant())) {
            throw refused("rental.device-taken", code);
        }
    }

    private static RefusedException refused(String code, String device) {
        return new RefusedException(RefusedException.Kind.UNPROCESSABLE, code, Map.of("device", device));
    }
}
