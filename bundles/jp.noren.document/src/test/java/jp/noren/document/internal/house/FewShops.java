package jp.noren.document.internal.house;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** SORA of the reseller KUMO and KURA of MIZU. */
public final class FewShops implements Storefronts {
    public List<String> receiptMethods = List.of("CARD");
    public String registrationNumber = "T9999900000001";

    @Override
    public Optional<Storefront> find(String id) {
        LocalizedText name = LocalizedText.of("そらつなWiFi", "Soratsuna WiFi", "Soratsuna WiFi");
        LocalizedText company = LocalizedText.of("株式会社そらつな", "Soratsuna Inc.", "Công ty Soratsuna");
        return switch (id) {
            case "SORA" ->
                Optional.of(new Storefront(
                        id, "RENTAL_WIFI", name, company, registrationNumber, id, List.of("ja"), "KUMO"));
            case "KURA" ->
                Optional.of(
                        new Storefront(id, "GOODS_SHOP", name, company, registrationNumber, id, List.of("ja"), "MIZU"));
            default -> Optional.empty();
        };
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return List.of(get("SORA"), get("KURA"));
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return true;
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        return new Policies() {
            @Override
            public Optional<String> text(String key) {
                return Optional.empty();
            }

            @Override
            public Optional<Integer> number(String key) {
                return Optional.empty();
            }

            @Override
            public Optional<Boolean> flag(String key) {
                return Optional.empty();
            }

            @Override
            public List<String> list(String key) {
                return "receiptMethods".equals(key) ? receiptMethods : List.of();
            }
        };
    }
}
