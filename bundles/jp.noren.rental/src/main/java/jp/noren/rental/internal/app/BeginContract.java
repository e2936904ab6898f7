package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Beginning;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a new contract with its device, what it is charged once, and its parts; in the running transaction. */
@Component(service = BeginContract.class)
public final class BeginContract {

    /**
     * @param status RESERVED, or APPLIED while the payment at conclusion is open
     * @param replaces the contract it follows, or null
     * @param parts what was chosen of other capabilities
     */
    record Draft(
            Contract.Owner owner, Beginning beginning, Status status, String replaces, Map<String, String> parts) {}

    private final ContractBook book;
    private final ApplicationBook applications;
    private final DeviceStock devices;
    private final Parts parts;

    @Activate
    public BeginContract(
            @Reference ContractBook book,
            @Reference ApplicationBook applications,
            @Reference DeviceStock devices,
            @Reference Parts parts) {
        this.book = book;
        this.applications = applications;
        this.devices = devices;
        this.parts = parts;
    }

    /** @throws RefusedException CONFLICT {@code rental.no-stock} when no device of the plan's models is there */
    Contract handle(Draft draft, Instant at) {
        Beginning beginning = draft.beginning();
        String storefront = draft.owner().storefront();
        Contract contract = new Contract(
                Ids.random("ctr"),
                number(book.nextNumber(storefront)),
                draft.owner(),
                beginning.priced().rented(),
                at,
                beginning.start(),
                null,
                draft.status(),
                beginning.payer(),
                draft.replaces(),
                beginning.priced().terms(),
                0);
        book.add(contract);
        if (!devices.reserve(
                storefront, contract.id(), beginning.priced().plan().models())) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "rental.no-stock");
        }
        applications.addOnce(
                contract.id(),
                YearMonth.from(beginning.start()),
                beginning.priced().once());
        parts.conclude(Views.of(contract, today(at)), draft.parts());
        return contract;
    }

    private static LocalDate today(Instant at) {
        return Japan.day(at);
    }

    /** {@code K-0001}. */
    static String number(long count) {
        return "K-%04d".formatted(count);
    }
}
