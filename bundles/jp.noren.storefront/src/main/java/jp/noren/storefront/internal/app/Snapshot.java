package jp.noren.storefront.internal.app;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;

/**
 * Everything this bundle knows, as it stood at one moment.
 *
 * @param revision the token of that moment
 * @param storefronts by id, in the order of their ids
 * @param policies by storefront and key
 * @param switches by storefront and name
 */
record Snapshot(
        String revision,
        Map<String, Storefront> storefronts,
        Map<String, LocalizedText> resellers,
        Map<String, Map<String, PolicyValues>> policies,
        Map<String, Map<String, Boolean>> switches) {

    Optional<Storefront> find(String id) {
        return Optional.ofNullable(id).map(storefronts::get);
    }

    Map<String, PolicyValues> policiesOf(String storefront) {
        return policies.getOrDefault(storefront, Map.of());
    }

    Map<String, Boolean> switchesOf(String storefront) {
        return switches.getOrDefault(storefront, Map.of());
    }

    PoliciesOnDay policies(String storefront, LocalDate day) {
        return new PoliciesOnDay(policiesOf(storefront), day);
    }
}
