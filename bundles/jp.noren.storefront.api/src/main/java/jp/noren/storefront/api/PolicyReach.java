package jp.noren.storefront.api;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells an operator who is touched when a policy takes another value on a day. Registered as a service by each capability that reads policies; one that is
 * away is left out of the preview. Never writes.
 */
public interface PolicyReach {

    /**
     * How many of one kind.
     *
     * @param what a word of the capability, plural, with its own in front: {@code rental.contracts}, {@code rental.applications}
     * @param underNew for how many the new value decides from that day on
     * @param underOld how many keep the value that was in force when they were applied for or concluded
     */
    record Reached(String what, long underNew, long underOld) {}

    /**
     * @param from first day of the new value, Japan
     * @return empty when the capability does not read this policy
     */
    List<Reached> reach(String storefront, String key, LocalDate from);
}
