package jp.noren.billing.internal.app;

import java.util.List;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.billing.internal.domain.TaxRounding;
import jp.noren.kernel.Yen;

/** What the lines of a charge come to: tax once per rate, rounded down; a deposit is no sale and bears none (R079). */
public final class ChargeTotal {
    private static final String DEPOSIT = "deposit";

    private ChargeTotal() {}

    public static boolean isDeposit(ChargeLine line) {
        return line.code().equals(DEPOSIT);
    }

    public static Charge.Sum of(List<ChargeLine> lines) {
        List<ClaimLine> sales = lines.stream()
                .filter(line -> !isDeposit(line))
                .map(line -> new ClaimLine(line.code(), 1, line.amount(), line.taxPercent()))
                .toList();
        BillTotal total = BillTotal.of(sales, TaxRounding.FLOOR);
        Yen deposit = lines.stream()
                .filter(ChargeTotal::isDeposit)
                .map(ChargeLine::amount)
                .reduce(Yen.ZERO, Yen::plus);
        return new Charge.Sum(total.net(), total.tax(), deposit);
    }
}
