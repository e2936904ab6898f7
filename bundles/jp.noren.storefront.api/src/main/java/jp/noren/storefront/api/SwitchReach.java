package jp.noren.storefront.api;

import java.util.List;

/**
 * Tells an owner what is touched when a capability or provider is switched off or on for a storefront, or its settings change. Registered as a service by
 * each capability that has something running by it; one that is away is left out. Never writes.
 */
public interface SwitchReach {

    /**
     * How many of one kind.
     *
     * @param what a word of the capability, plural, with its own in front: {@code checkout.open-orders}, {@code rental.running-contracts}
     */
    record Reached(String what, long count) {}

    /**
     * @param name a bundle's word as switches have it: {@code rental}, {@code payment.sbps}
     * @return also with a count of 0; empty when the capability has nothing to do with that name
     */
    List<Reached> reach(String storefront, String name);
}
