package jp.noren.checkout.internal.house;

import java.util.List;
import jp.noren.capability.testing.ShopsInMemory;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;

/** The two shops of the demo data, with policies that can change from a day on. */
public final class FakeStorefronts extends ShopsInMemory {
    public FakeStorefronts() {
        add("KURA", "GOODS_SHOP", "くらしの蔵", "Kurashi no Kura", "クラシノクラ", "MIZU");
        add("TANA", "SAAS_STORE", "くらうど棚オンラインストア", "CloudTana Online Store", "くらうど棚オンラインストア", "KUMO");
        List<String> brands = List.of("JCB", "VISA", "MASTERCARD", "AMEX", "DINERS");
        for (String shop : List.of("KURA", "TANA")) {
            put(shop, "cardBrands", brands);
        }
        put("KURA", "checkoutPayments", List.of("BANK_TRANSFER", "CARD"));
        put("KURA", "transferDueDays", 7);
        put("KURA", "fulfilWhen", "PAID");
        put("KURA", "termsVersion", "2026-06");
        put("TANA", "checkoutPayments", List.of("NP", "CARD"));
        put("TANA", "npMemberTypes", List.of("CORPORATE", "SOLE_PROPRIETOR"));
        put("TANA", "termsVersion", "2026-04");
        put("TANA", "returnOrigins", List.of("https://tana.example"));
    }

    private void add(String id, String type, String ja, String en, String descriptor, String reseller) {
        LocalizedText name = LocalizedText.of(ja, en, en);
        add(new Storefront(id, type, name, name, "T9999900000004", descriptor, List.of("ja", "en", "vi"), reseller));
    }
}
