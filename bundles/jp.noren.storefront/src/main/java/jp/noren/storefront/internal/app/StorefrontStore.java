package jp.noren.storefront.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;

/** Where storefronts lie. */
public interface StorefrontStore {

    /** A policy and whose it is. */
    record OwnedPolicy(String storefront, PolicyEntry entry) {}

    /** A switch as it stands. */
    record Switch(String storefront, String name, boolean on) {}

    /** Another one after every change. */
    String revision();

    /** Begins a change: no other change runs until the transaction ends, and everybody will see that something changed. */
    void beginChange();

    List<Storefront> storefronts();

    List<Reseller> resellers();

    List<OwnedPolicy> policies();

    List<Switch> switches();

    Optional<Storefront> find(String id);

    Optional<LocalizedText> reseller(String code);

    PolicyHistory history(String storefront, String key);

    /** Adds a storefront, or replaces what is known of it. */
    void put(Storefront storefront);

    void putReseller(Reseller reseller);

    void addPolicy(String storefront, PolicyEntry entry);

    /** Writes the end of an entry that had none. */
    void endPolicy(PolicyEntry entry);

    /** Takes away an entry that has not begun. */
    void removePolicy(PolicyEntry entry);

    /** Writes another end of an entry, later than the one it had. */
    void prolongPolicy(PolicyEntry entry);

    void setSwitch(Switch change);
}
