package jp.noren.checkout.internal.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** Products and shops for tests. */
public final class Samples {
    private Samples() {}

    public static Item item(Product.Kind kind, long price, TaxRate rate, int quantity) {
        Product product = new Product(
                "prd_" + price,
                1,
                "KURA",
                "P-" + price,
                true,
                new Product.Description(LocalizedText.of("品", "thing", "món"), "", ""),
                new Product.Sale(
                        kind, "PIECE", Product.BillingCycle.ONCE, Yen.of(price), rate, new QuantityLimits(1, 99)),
                Optional.empty());
        return new Item(product, quantity);
    }

    public static Shop tana() {
        return new Shop(
                "TANA",
                Optional.of("2026-04"),
                List.of("NP", "CARD"),
                Set.of("CORPORATE", "SOLE_PROPRIETOR"),
                Set.of("JCB", "VISA", "MASTERCARD", "AMEX", "DINERS"),
                7,
                14,
                false,
                List.of("https://tana.example"));
    }
}
