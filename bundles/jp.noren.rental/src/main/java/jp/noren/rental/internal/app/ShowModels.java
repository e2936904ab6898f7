package jp.noren.rental.internal.app;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.rental.api.RentedModels;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.RentalDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells whose manuals a member needs: the models of the devices that his contracts have, until each has come back (R010). */
@Component
public final class ShowModels implements RentedModels {
    private final ContractBook contracts;
    private final DeviceBook devices;

    @Activate
    public ShowModels(@Reference ContractBook contracts, @Reference DeviceBook devices) {
        this.contracts = contracts;
        this.devices = devices;
    }

    @Override
    public Set<String> of(String storefront, String member) {
        return contracts.ofMember(storefront, member).stream()
                .map(Contract::id)
                .map(devices::ofContract)
                .flatMap(Optional::stream)
                .map(RentalDevice::model)
                .collect(Collectors.toUnmodifiableSet());
    }
}
