package jp.noren.rental.internal.app;

import java.time.LocalDate;
import jp.noren.rental.api.ContractState;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.DeviceKind;
import jp.noren.rental.internal.domain.Contract;

/** A contract as other bundles see it on a day. */
final class Views {
    private Views() {}

    static ContractView of(Contract c, LocalDate day) {
        return new ContractView(
                c.id(),
                c.number(),
                c.owner().storefront(),
                c.owner().member(),
                DeviceKind.valueOf(c.rented().kind().name()),
                c.rented().plan(),
                c.rented().course(),
                c.appliedAt(),
                c.start(),
                c.end(),
                ContractState.valueOf(c.on(day).name()),
                c.payer().method(),
                c.payer().customerRef(),
                c.replaces());
    }
}
