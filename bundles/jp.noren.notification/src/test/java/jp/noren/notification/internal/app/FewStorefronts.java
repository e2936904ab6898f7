package jp.noren.notification.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** KURA and MINAMO of one reseller, TANA of another; KURA has an address of its own from 2026-11-01. */
final class FewStorefronts implements Storefronts {
    private static final LocalDate NEW_ADDRESS = LocalDate.of(2026, 11, 1);

    private final List<Storefront> shops =
            List.of(shop("KURA", "くらしの蔵", "MIZU"), shop("TANA", "くらうど棚", "KUMO"), shop("MINAMO", "みなも", "MIZU"));

    private static Storefront shop(String id, String name, String reseller) {
        LocalizedText text = LocalizedText.of(name, id + " shop", id + " shop");
        return new Storefront(id, "GOODS_SHOP", text, text, "T9999900000004", "X", List.of("ja"), reseller);
    }

    @Override
    public Optional<Storefront> find(String id) {
        return shops.stream().filter(shop -> shop.id().equals(id)).findFirst();
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return shops;
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        boolean own = storefront.equals("KURA") && !on.isBefore(NEW_ADDRESS);
        Map<String, String> texts = own ? Map.of("mailFrom", "mise@kura.example") : Map.of();
        return new Policies() {
            @Override
            public Optional<String> text(String key) {
                return Optional.ofNullable(texts.get(key));
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
                return List.of();
            }
        };
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return true;
    }
}
