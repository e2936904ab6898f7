package jp.noren.payment.spi;

/** What a provider can do beyond starting a payment. What is not declared is refused with {@link UnsupportedOperationException}. */
public enum Capability {
    /** {@code start} asks nobody over the network and may run inside the transaction of the order. */
    OFFLINE,
    /** {@code start} only reserves; the money moves at {@code commit}, which can be looked up (design.md section 6). */
    TWO_STEP,
    /** {@code start} may answer with an action of the buyer, and {@code resume} goes on afterwards. */
    BUYER_ACTION,
    /** {@code query} finds a payment by the provider's reference. */
    LOOKUP_BY_REFERENCE,
    /** {@code query} finds a payment by our key, even when no answer ever came. */
    LOOKUP_BY_KEY,
    /** {@code cancel} releases what was reserved and not committed. */
    CANCEL,
    /** {@code refund} gives the whole amount back. */
    REFUND,
    /** {@code refund} gives a part back, more than once. */
    PARTIAL_REFUND,
    /** {@code storeCard} and {@code deleteCard} keep a card at the payment company for later payments. */
    STORED_CARD,
    /** {@code readNotification} understands what the payment company sends on its own. */
    NOTIFICATION,
    /** {@code readDeposits} and {@code match} understand the bank's files. */
    DEPOSITS,
    /** {@code start} may answer with {@link NextAction.Review}; how it ends is asked by {@code query}. */
    REVIEW,
    /** {@code requestBill} and {@code fetchBill}: the payment company bills the buyer in its own name (R125, R126). */
    BILLING,
    /** {@code writeCollection} and {@code readCollectionResults}: money is collected by a file and answered by a file (direct debit). */
    COLLECTION_FILE,
    /** {@code settlementList} gives the company's own list of what it settled on a day. */
    SETTLEMENT_LIST,
    /** {@code balance} says what a stored-value account holds. */
    BALANCE,
    /** {@code screen} asks whether, and up to what amount, the company takes a buyer. */
    SCREENING
}
