package jp.noren.rental.internal.app;

/** The house's own keys, the same on every node. */
public interface Secrets {

    /** The key of a name; made when nobody has one yet. */
    byte[] key(String name);
}
