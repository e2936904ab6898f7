package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.api.ChargeLine;
import jp.noren.kernel.Yen;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.FeeCodes;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What it costs when a device comes late, incomplete or never. A contract keeps the fees of the day on which it was applied for. */
@Component(service = ReturnPrices.class)
public final class ReturnPrices {
    private final Clock clock;
    private final ReturnFees fees;

    @Activate
    public ReturnPrices(@Reference Clock clock, @Reference ReturnFees fees) {
        this.clock = clock;
        this.fees = fees;
    }

    List<ChargeLine> late(Contract contract) {
        return line(contract, FeeCodes.LATE_RETURN, "late-return").stream().toList();
    }

    List<ChargeLine> loss(Contract contract) {
        return line(contract, FeeCodes.loss(contract.rented().kind()), "device-loss").stream()
                .toList();
    }

    /** Accessories for which the catalogue has no fee cost nothing. */
    List<ChargeLine> missing(Contract contract, List<String> accessories) {
        List<ChargeLine> lines = new ArrayList<>();
        for (String accessory : accessories) {
            FeeCodes.accessory(accessory).stream()
                    .flatMap(code -> line(contract, code, "accessory-missing").stream())
                    .findFirst()
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<ChargeLine> line(Contract contract, String code, String word) {
        String storefront = contract.owner().storefront();
        LocalDate applied = Japan.day(contract.appliedAt());
        return fees.find(storefront, code, applied)
                .or(() -> fees.find(storefront, code, Japan.day(clock.instant())))
                .map(fee -> line(contract, fee, word));
    }

    private static ChargeLine line(Contract contract, ReturnFees.Fee fee, String word) {
        boolean oneMonth = fee.amount() == null;
        return new ChargeLine(
                word,
                fee.name(),
                Yen.of(oneMonth ? contract.terms().monthly() : fee.amount()),
                oneMonth ? contract.terms().taxPercent() : fee.taxPercent());
    }
}
