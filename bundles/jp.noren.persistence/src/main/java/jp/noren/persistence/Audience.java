package jp.noren.persistence;

/**
 * Which storefronts' public events anybody wants. For the others none is written, so that a house without listeners pays nothing. It stands in the
 * database, not in the life of a bundle: while the listener's bundle is being replaced, its events are written and wait.
 */
public interface Audience {

    /**
     * Says in the running transaction whether a storefront has a listener. What happens later than five seconds after its commit is written on every
     * node; what happens before may be missed.
     */
    void listens(String storefront, boolean wanted);
}
