package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rental.api.ContractState;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.DeviceKind;
import jp.noren.rental.internal.domain.Choice;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Offer;
import jp.noren.rental.internal.domain.PriceList;

/** What both ways to a new contract share. */
final class Offers {
    private Offers() {}

    /** @throws RefusedException UNPROCESSABLE with the fields */
    static void requireOffered(PriceList list, Choice choice) {
        List<FieldError> faults = Offer.faults(list, choice);
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
    }

    /** Whether a device of the plan's models is there at this moment (R059). */
    static Decision inStock(DeviceStock devices, String storefront, Offer.Priced priced) {
        return devices.has(storefront, priced.plan().models())
                ? Decision.allowed()
                : Decision.rejected("rental.no-stock");
    }

    /** A contract as it would be concluded, for the parts that judge their choice by it. */
    static ContractView draft(
            Contract.Owner owner, Offer.Priced priced, LocalDate start, Contract.Payer payer, LocalDateTime at) {
        return new ContractView(
                null,
                null,
                owner.storefront(),
                owner.member(),
                DeviceKind.valueOf(priced.plan().kind().name()),
                priced.plan().code(),
                priced.course().code(),
                Japan.instant(at),
                start,
                null,
                ContractState.APPLIED,
                payer.method(),
                payer.customerRef(),
                null);
    }
}
