package jp.noren.rental.internal.device;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** SORA and another shop; the values of SORA's policies can be set. */
final class FakeShops implements Storefronts {
    private final Map<String, Object> values = new ConcurrentHashMap<>(Map.ofEntries(
            Map.entry("planChangeWindow", "{\"fromDay\":1,\"toDay\":15}"),
            Map.entry("cancelThisMonthUntilDay", 15),
            Map.entry("cancelAfterThat", "END_OF_NEXT_MONTH"),
            Map.entry("settlementDay", 25),
            Map.entry("returnDueDayOfNextMonth", 3),
            Map.entry("returnDateCriterion", "POSTMARK"),
            Map.entry("legacyCardPageUntilApplicationDate", "2019-10-31"),
            Map.entry(
                    "blackouts",
                    List.of(
                            "{\"id\":\"SETTLEMENT_DAY\",\"dayOfMonth\":25,\"from\":\"00:00\",\"untilExclusive\":\"24:00\",\"blocks\":"
                                    + "[\"CARD_CHANGE\",\"LEGACY_CARD_CHANGE\",\"PAYMENT_METHOD_CHANGE\",\"CANCELLATION\"]}")),
            Map.entry(
                    "paymentTransitions",
                    List.of(
                            "{\"from\":\"ATONE\",\"to\":\"CARD\"}",
                            "{\"from\":\"NP_INVOICE\",\"to\":\"CARD\"}",
                            "{\"from\":\"CARD\",\"to\":\"CARD\"}"))));

    void set(String key, Object value) {
        values.put(key, value);
    }

    @Override
    public Optional<Storefront> find(String id) {
        LocalizedText name = LocalizedText.of("そらつなWiFi", "Soratsuna WiFi", "Soratsuna WiFi");
        return all().stream()
                .filter(shop -> shop.id().equals(id))
                .findFirst()
                .map(shop -> new Storefront(id, "RENTAL_WIFI", name, name, "T1", id, List.of("ja"), shop.reseller()));
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        LocalizedText name = LocalizedText.of("店", "Shop", "Cửa hàng");
        return List.of(
                new Storefront("SORA", "RENTAL_WIFI", name, name, "T1", "SORA", List.of("ja"), "KUMO"),
                new Storefront("UMI", "RENTAL_WIFI", name, name, "T2", "UMI", List.of("ja"), "NAMI"));
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        return new Decided();
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return true;
    }

    private final class Decided implements Policies {
        @Override
        public Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key)).map(Object::toString);
        }

        @Override
        public Optional<Integer> number(String key) {
            return Optional.ofNullable((Integer) values.get(key));
        }

        @Override
        public Optional<Boolean> flag(String key) {
            return Optional.ofNullable((Boolean) values.get(key));
        }

        @Override
        @SuppressWarnings("unchecked")
        public List<String> list(String key) {
            return (List<String>) values.getOrDefault(key, List.of());
        }
    }
}
