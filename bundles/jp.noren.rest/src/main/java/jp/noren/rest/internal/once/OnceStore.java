package jp.noren.rest.internal.once;

/** Where claims and answers are kept. */
public interface OnceStore {

    /** What became of an attempt to claim a key. */
    sealed interface Claim {
        /** The caller may run the method. */
        record Granted(long fence) implements Claim {}

        /** Another request with this key is running. */
        record Running() implements Claim {}

        /** The key belongs to a request that said something else. */
        record Reused() implements Claim {}

        /** The request has been answered: the sealed answer. */
        record Answered(byte[] answer) implements Claim {}
    }

    Claim claim(String scope, String fingerprint);

    /** Keeps the answer of the claim; false when the claim was lost to a later one. */
    boolean keep(String scope, long fence, int status, byte[] sealedAnswer);

    /** Gives the key back, as if it had never been used. */
    void release(String scope, long fence);
}
