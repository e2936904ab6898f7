package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;

/** The stock. Every change is one conditional update; what it returns tells whether it came about. Joins the running transaction. */
public interface DeviceBook {

    /**
     * What a desk looks for; null means all.
     *
     * @param storefronts null for every one
     */
    record Filter(List<String> storefronts, DeviceState state, String model) {}

    /** How many of one model stand where. */
    record Count(String model, DeviceState state, long devices) {}

    /** A few of the devices of these models that are in stock now. */
    List<String> free(String storefront, List<String> models, int limit);

    /** @return whether it was still in stock */
    boolean assign(String device, String contract, Instant at);

    /** @return whether the device stood where it was said to stand */
    boolean move(RentalDevice device, DeviceState next, Instant at);

    /** Moves it to the carrier. @return whether it was still assigned */
    boolean ship(RentalDevice device, RentalDevice.Tracking tracking, Instant at);

    Optional<RentalDevice> find(String id);

    Optional<RentalDevice> byCode(String storefront, String code);

    /** The device that a contract has. */
    Optional<RentalDevice> ofContract(String contract);

    List<RentalDevice> page(Filter filter, Slice slice);

    List<Count> counts(String storefront);

    /** @return whether it was new */
    boolean add(RentalDevice device, Instant at);

    /**
     * A contract of old gets the device it has.
     *
     * @param stands where the device stands from now on
     * @return whether no other contract has it
     */
    boolean takeOver(RentalDevice device, String contract, DeviceState stands, Instant at);

    /** Shipped devices whose contract has begun. */
    List<RentalDevice> arrived(LocalDate today, int limit);
}
