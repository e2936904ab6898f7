package jp.noren.audit.internal.domain;

/** HMAC-SHA256 with the keys of the house. */
public interface Seal {

    /** The id of the key that new entries are made with. */
    String currentKey();

    boolean knows(String keyId);

    /**
     * @return 64 hexadecimal digits
     * @throws IllegalStateException for an unknown key
     */
    String mac(String keyId, String text);

    /** The hash of an entry: over the hash before it and its own text. */
    default String hash(String previous, Entry entry) {
        return mac(entry.keyId(), previous + entry.canonical());
    }
}
