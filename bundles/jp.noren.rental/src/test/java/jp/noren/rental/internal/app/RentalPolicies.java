package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** SORA alone, with policies that a test can change. */
record RentalPolicies(Map<String, Object> values) implements Storefronts {
    /** The first day on which the storefront has decided anything; no policy of its own. */
    static final String DECIDED_FROM = "decidedFrom";

    static final Map<String, Object> SORA = Map.of(
            "planChangeWindow",
            "{\"fromDay\":1,\"toDay\":15}",
            "cancelThisMonthUntilDay",
            15,
            "cancelAfterThat",
            "END_OF_NEXT_MONTH",
            "settlementDay",
            25,
            "depositMeasuredAt",
            "CONTRACT_END",
            "returnDueDayOfNextMonth",
            3,
            "returnAddress",
            "東京都架空区返却1-1",
            "legacyCardPageUntilApplicationDate",
            "2019-10-31",
            "blackouts",
            List.of(
                    "{\"dayOfMonth\":25,\"from\":\"00:00\",\"untilExclusive\":\"24:00\",\"blocks\":[\"CARD_CHANGE\",\"LEGACY_CARD_CHANGE\",\"PAYMENT_METHOD_CHANGE\",\"CANCELLATION\"]}"),
            "paymentTransitions",
            List.of("{\"from\":\"CARD\",\"to\":\"CARD\"}", "{\"from\":\"ATONE\",\"to\":\"CARD\"}"));

    @Override
    public Optional<Storefront> find(String id) {
        LocalizedText name = LocalizedText.of("そらつなWiFi", "Soratsuna WiFi", "Soratsuna WiFi");
        return Optional.of(new Storefront("SORA", "RENTAL_WIFI", name, name, "T1", "SORA", List.of("ja"), "KUMO"))
                .filter(shop -> shop.id().equals(id));
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return List.of(get("SORA"));
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        LocalDate from = (LocalDate) values.getOrDefault(DECIDED_FROM, LocalDate.MIN);
        return new Decided(on.isBefore(from) ? Map.of() : values);
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return true;
    }

    private record Decided(Map<String, Object> values) implements Policies {
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
