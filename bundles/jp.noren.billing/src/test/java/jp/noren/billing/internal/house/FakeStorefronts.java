package jp.noren.billing.internal.house;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** The two shops of the demo data, with policies that can change from a day on. */
public final class FakeStorefronts implements Storefronts {
    private record Entry(String storefront, String key, LocalDate from, Object value) {}

    private final Map<String, Storefront> shops = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

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
        shops.put(
                id,
                new Storefront(
                        id, type, name, name, "T9999900000004", descriptor, List.of("ja", "en", "vi"), reseller));
    }

    public void put(String storefront, String key, Object value) {
        put(storefront, key, LocalDate.MIN, value);
    }

    public void put(String storefront, String key, LocalDate from, Object value) {
        entries.add(new Entry(storefront, key, from, value));
    }

    @Override
    public Optional<Storefront> find(String id) {
        return Optional.ofNullable(shops.get(id));
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return List.copyOf(shops.values());
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return true;
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        Map<String, Object> inForce = new HashMap<>();
        entries.stream()
                .filter(entry ->
                        entry.storefront().equals(storefront) && !entry.from().isAfter(on))
                .forEach(entry -> inForce.put(entry.key(), entry.value()));
        return new MapPolicies(inForce);
    }

    private record MapPolicies(Map<String, Object> values) implements Policies {
        @Override
        public Optional<String> text(String key) {
            return Optional.ofNullable((String) values.get(key));
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
