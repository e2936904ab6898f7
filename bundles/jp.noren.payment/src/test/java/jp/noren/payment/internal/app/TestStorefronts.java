package jp.noren.payment.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** Two storefronts of two resellers. */
final class TestStorefronts implements Storefronts {
    final Map<String, Storefront> all =
            new HashMap<>(Map.of("KURA", Bench.storefront("KURA", "MIZU"), "TANA", Bench.storefront("TANA", "KUMO")));
    final Map<String, List<String>> methods =
            new HashMap<>(Map.of("KURA", List.of("BANK_TRANSFER", "CARD"), "TANA", List.of("NP", "CARD")));
    final Set<String> on = new HashSet<>(Set.of("KURA payment.fake", "KURA payment.bank", "TANA payment.fake"));
    final Map<String, String> texts = new HashMap<>();
    final Map<String, List<String>> lists = new HashMap<>();

    @Override
    public Optional<Storefront> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return List.copyOf(all.values());
    }

    @Override
    public Policies policies(String storefront, LocalDate day) {
        return new Policies() {
            @Override
            public Optional<String> text(String key) {
                return Optional.ofNullable(texts.get(storefront + " " + key));
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
                return "checkoutPayments".equals(key)
                        ? methods.getOrDefault(storefront, List.of())
                        : lists.getOrDefault(storefront + " " + key, List.of());
            }
        };
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return on.contains(storefront + " " + name);
    }
}
