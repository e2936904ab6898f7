package jp.noren.support.internal.house;

import java.util.List;
import jp.noren.capability.testing.ShopsInMemory;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;

/** SORA as in the demo data and a shop of another reseller, with policies that can change from a day on. */
public final class FakeStorefronts extends ShopsInMemory {
    public FakeStorefronts() {
        add("SORA", "そらつなWiFi", "Soratsuna WiFi", "KUMO");
        add("HOSHI", "ほしつなWiFi", "Hoshitsuna WiFi", "NAMI");
        for (String shop : List.of("SORA", "HOSHI")) {
            put(shop, "supportWindow", "{\"fromDay\":1,\"toDay\":15}");
            put(shop, "supportOperationsPerContract", 1);
            put(shop, "supportOperationCounting", "SHARED");
            put(shop, "supportLateJoin", false);
            put(shop, "premiumLossTheftStartsAfterMonths", 2);
        }
    }

    private void add(String id, String ja, String en, String reseller) {
        LocalizedText name = LocalizedText.of(ja, en, en);
        add(new Storefront(id, "RENTAL_WIFI", name, name, "T9999900000001", "X", List.of("ja", "en", "vi"), reseller));
    }
}
