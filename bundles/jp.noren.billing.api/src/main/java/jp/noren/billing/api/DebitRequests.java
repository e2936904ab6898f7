package jp.noren.billing.api;

/** How a member's wish to be debited comes in (R139, R140): as an event, so that it waits while billing is being replaced. */
public final class DebitRequests {

    /**
     * Outbox topic that billing consumes: a member asks for direct debit. Aggregate {@code <storefront>:<member>}, payload
     * {@code {"ticket":"inq_…","on":"2026-11-02"}}: where he asked, and the day of receipt, Japan. The account goes from NONE to REQUESTED; one that
     * is further on stays as it is.
     */
    public static final String REQUESTED = "billing.debit-requested";

    private DebitRequests() {}
}
