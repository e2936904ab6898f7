package jp.noren.billing.api;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What a capability charges contracts for a month. Registered as a service by rental (the contracts' own fees) and support. Billing asks in pages, in its
 * own read transaction, when it settles; a source that is away postpones the run, which then goes on by itself.
 */
public interface ChargeSource {

    /** The source's word: {@code rental}, {@code support}. */
    String name();

    /**
     * The lines of these contracts for a month; a contract without any has no entry. The answer depends on data alone: asked again, it is the same.
     *
     * @param contracts ids, at most 500
     */
    Map<String, List<ChargeLine>> lines(String storefront, YearMonth month, List<String> contracts);
}
