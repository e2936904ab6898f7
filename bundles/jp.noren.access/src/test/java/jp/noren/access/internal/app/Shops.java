package jp.noren.access.internal.app;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Resellers;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** Two shops of two resellers. */
public final class Shops implements Storefronts, Resellers {
    private final Map<String, LocalizedText> resellers =
            new HashMap<>(Map.of("MIZU", LocalizedText.of("みず取次合同会社", "Mizu", "Mizu")));

    @Override
    public Optional<Storefront> find(String id) {
        return all().stream().filter(shop -> shop.id().equals(id)).findFirst();
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return List.of(shop("KURA", "MIZU"), shop("TANA", "KUMO"));
    }

    private static Storefront shop(String id, String owner) {
        LocalizedText name = LocalizedText.of(id, id, id);
        return new Storefront(id, "GOODS_SHOP", name, name, null, null, List.of("ja"), owner);
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return false;
    }

    @Override
    public Optional<LocalizedText> name(String code) {
        return Optional.ofNullable(resellers.get(code));
    }

    @Override
    public void add(String code, LocalizedText name) {
        resellers.put(code, name);
    }
}
