package jp.noren.document.internal.domain;

import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/**
 * A receipt as it was issued first (R034). It stays as it is whatever becomes of the member, the shop or the payment.
 *
 * @param number such as {@code SORA-000123}, counted per storefront without gaps
 * @param contract what the member calls his contract by, such as {@code K-0001}
 * @param settledOn day of the settlement, Japan
 * @param lines without tax each
 */
public record Receipt(
        String number, Issuer issuer, Addressee addressee, String contract, LocalDate settledOn, List<Line> lines) {
    public Receipt {
        lines = List.copyOf(lines);
    }

    /** @param registrationNumber of the qualified invoice issuer, {@code T} and 13 digits, or null */
    public record Issuer(LocalizedText shop, LocalizedText company, String registrationNumber) {}

    /** @param company whether it is a firm, which is addressed otherwise */
    public record Addressee(String name, boolean company) {
        @Override
        public String toString() {
            return "Addressee[hidden]";
        }
    }

    /** @param taxPercent 0 for what is no sale, such as a deposit */
    public record Line(LocalizedText name, Yen amount, int taxPercent) {}

    public TaxTotals totals() {
        return TaxTotals.of(lines);
    }

    /** The counter's value as it is printed. */
    public static String number(String storefront, long count) {
        return storefront + "-" + String.format(java.util.Locale.ROOT, "%06d", count);
    }
}
