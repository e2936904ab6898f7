package jp.noren.billing.api;

import jp.noren.kernel.Yen;

/**
 * The credit line of a member at a storefront (R121, R156 to R158). All calls join the running transaction; whether an amount fits is decided by one
 * conditional update, so that many orders at once never exceed the line.
 */
public interface CreditLines {

    /** Outbox topic when a line was raised; aggregate {@code <storefront>:<member>}: what was held may be tried again. */
    String RAISED = "billing.credit-raised";

    /**
     * @param limit yen with tax; zero means not approved
     * @param used yen of what is open
     */
    record Line(Yen limit, Yen used) {
        public Yen free() {
            return Yen.of(Math.max(0, limit.amount() - used.amount()));
        }
    }

    /**
     * Takes an order's amount from the line; equality with the limit is allowed. The same order takes it once.
     *
     * @param amount yen with tax
     * @return whether it fits; if not, nothing is taken (R156)
     */
    boolean reserve(String storefront, String member, String order, Yen amount);

    /** Gives an order's part back at once: it was cancelled, or paid (R158). Freeing twice frees once. */
    void free(String order);

    Line find(String storefront, String member);
}
