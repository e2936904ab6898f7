package jp.noren.capability.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** Storefronts of a test, with policies that can change from a day on. Everything is switched on. */
public class ShopsInMemory implements Storefronts {
    private record Entry(String storefront, String key, LocalDate from, Object value) {}

    private final Map<String, Storefront> shops = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    public final void add(Storefront shop) {
        shops.put(shop.id(), shop);
    }

    /** A policy that was always in force. */
    public final void put(String storefront, String key, Object value) {
        put(storefront, key, LocalDate.MIN, value);
    }

    /** @param from first day of the value, Japan; what was put later wins on a day that both hold for */
    public final void put(String storefront, String key, LocalDate from, Object value) {
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
