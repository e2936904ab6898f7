package jp.noren.webhook.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;

/** KURA and MINAMO of one reseller, TANA of another. */
final class Shops implements Storefronts {
    private final List<Storefront> shops = List.of(shop("KURA", "MIZU"), shop("TANA", "KUMO"), shop("MINAMO", "MIZU"));

    private static Storefront shop(String id, String reseller) {
        LocalizedText text = LocalizedText.of(id, id, id);
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
        throw new UnsupportedOperationException("no policy is asked for");
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return true;
    }
}
