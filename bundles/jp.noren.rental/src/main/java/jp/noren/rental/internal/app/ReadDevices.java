package jp.noren.rental.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the stock and the return orders: a desk those of its storefronts, a member the returns of his contracts. */
@Component(service = ReadDevices.class)
public final class ReadDevices {
    private final DeviceBook devices;
    private final ReturnBook returns;
    private final DeviceDesk desk;

    @Activate
    public ReadDevices(@Reference DeviceBook devices, @Reference ReturnBook returns, @Reference DeviceDesk desk) {
        this.devices = devices;
        this.returns = returns;
        this.desk = desk;
    }

    /** @throws RefusedException NOT_FOUND */
    public RentalDevice device(Caller caller, String id) {
        return devices.find(id)
                .filter(device -> desk.sees(caller, device.storefront()))
                .orElseThrow(RefusedException::notFound);
    }

    /** By code. */
    public List<RentalDevice> devices(Caller caller, String storefront, DeviceState state, String model, Slice slice) {
        return devices.page(new DeviceBook.Filter(desk.storefronts(caller, storefront), state, model), slice);
    }

    /** @throws RefusedException NOT_FOUND */
    public List<DeviceBook.Count> counts(Caller caller, String storefront) {
        desk.require(caller, storefront);
        return devices.counts(storefront);
    }

    /** @throws RefusedException NOT_FOUND */
    public ReturnOrder order(Caller caller, String id) {
        return returns.find(id).filter(order -> sees(caller, order)).orElseThrow(RefusedException::notFound);
    }

    private boolean sees(Caller caller, ReturnOrder order) {
        return caller.kind() == Caller.Kind.MEMBER
                ? returns.isOfMember(order.id(), caller.id())
                : desk.sees(caller, order.storefront());
    }

    /** By due day; a member sees his own, also when all his contracts have ended (R089). */
    public List<ReturnOrder> orders(Caller caller, String storefront, ReturnState state, Boolean overdue, Slice slice) {
        boolean isMember = caller.kind() == Caller.Kind.MEMBER;
        List<String> seen = isMember ? List.of(caller.storefront()) : desk.storefronts(caller, storefront);
        return returns.page(new ReturnBook.Filter(seen, isMember ? caller.id() : null, state, overdue), slice);
    }
}
