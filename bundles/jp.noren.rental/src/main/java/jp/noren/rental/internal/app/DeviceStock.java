package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.rental.internal.domain.Contract;

/** The devices, as contracts need them. All but the reads join the running transaction. */
public interface DeviceStock {

    /**
     * A device as a member sees it.
     *
     * @param model code of the catalogue
     * @param state of requirements section 25, such as {@code IN_USE}
     */
    record Device(String id, String model, String serial, String state) {}

    /** Whether a device of one of the models is in stock now. Nothing is taken. */
    boolean has(String storefront, List<String> models);

    /**
     * Assigns a device of one of the models to a contract that is about to be concluded, by a conditional update.
     *
     * @return whether there was one
     */
    boolean reserve(String storefront, String contract, List<String> models);

    /** The application came to nothing: the device goes back to stock. */
    void free(String contract);

    /**
     * Opens the return order of a contract whose end was filed (R066, R087).
     *
     * @param end last day of use
     * @param due by when the device has to be back
     */
    void openReturn(String contract, LocalDate end, LocalDate due);

    Optional<Device> of(String contract);

    /** Whether the device of a contract has come back and was inspected: only then a deposit is paid out (R077). */
    boolean isBack(String contract);

    /**
     * Takes over a device that a contract of old already has. What the list of the stock still calls in stock is promised to it, or in use where the
     * contract has begun, so that nobody else gets it; what an ended contract has put away stays in stock.
     *
     * @throws jp.noren.kernel.RefusedException UNPROCESSABLE {@code rental.device-unknown}, {@code rental.device-taken}
     */
    void takeOver(Contract contract, String device);
}
