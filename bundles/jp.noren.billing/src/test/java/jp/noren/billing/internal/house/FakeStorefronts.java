package jp.noren.billing.internal.house;

import java.util.List;
import jp.noren.capability.testing.ShopsInMemory;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;

/** The two shops of the demo data, with policies that can change from a day on. */
public final class FakeStorefronts extends ShopsInMemory {
    public FakeStorefronts() {
        add("KURA", "GOODS_SHOP", "くらしの蔵", "Kurashi no Kura", "クラシノクラ", "MIZU");
        add("TANA", "SAAS_STORE", "くらうど棚オンラインストア", "CloudTana Online Store", "くらうど棚オンラインストア", "KUMO");
        put("TANA", "checkoutPayments", List.of("NP", "CARD"));
        put("TANA", "npMemberTypes", List.of("CORPORATE", "SOLE_PROPRIETOR"));
        put("TANA", "termsVersion", "2026-04");
        put("TANA", "accountPayments", List.of("DIRECT_DEBIT"));
        put("TANA", "closing", "MONTH_END");
        put("TANA", "transferDue", "NEXT_MONTH_END");
        put("TANA", "invoiceIssueBusinessDays", 3);
        put("TANA", "debitDay", 27);
        put("TANA", "debitHolidayRule", "NEXT_BUSINESS_DAY");
        put("TANA", "debitSetupExpectedMonths", 2);
        put("TANA", "debitScope", "MEMBER_ACCOUNT");
        put("TANA", "taxRounding", "FLOOR_PER_INVOICE_AND_RATE");
    }

    public void addShop(String id, String type, String ja, String en, String descriptor, String reseller) {
        add(id, type, ja, en, descriptor, reseller);
    }

    private void add(String id, String type, String ja, String en, String descriptor, String reseller) {
        LocalizedText name = LocalizedText.of(ja, en, en);
        add(new Storefront(id, type, name, name, "T9999900000004", descriptor, List.of("ja", "en", "vi"), reseller));
    }
}
