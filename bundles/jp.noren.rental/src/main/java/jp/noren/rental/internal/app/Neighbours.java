package jp.noren.rental.internal.app;

/** The functions of a member's page that other resources serve: they come and go with their bundles. */
public interface Neighbours {

    /** @param function its word, such as {@code receipts} */
    boolean serve(String function);
}
