package jp.noren.audit.internal.domain;

/**
 * The end of a lane, signed: without it entries could be cut off at the end and nothing would be missing in between.
 *
 * @param n the number of the last entry, 0 for an empty lane
 * @param hash its hash, {@link #GENESIS} for an empty lane
 * @param keyId the key of the signature
 */
public record Head(LaneKey lane, long n, String hash, String keyId, String signature) {
    /** What the first entry of a lane follows. */
    public static final String GENESIS = "0".repeat(64);

    /** The text that is signed. */
    public static String canonical(LaneKey lane, long n, String hash, String keyId) {
        return Canonical.of("head", lane.chain(), lane.lane(), n, hash, keyId);
    }

    public static Head sign(LaneKey lane, long n, String hash, Seal seal) {
        String keyId = seal.currentKey();
        return new Head(lane, n, hash, keyId, seal.mac(keyId, canonical(lane, n, hash, keyId)));
    }

    public boolean isGenuine(Seal seal) {
        return seal.knows(keyId)
                && seal.mac(keyId, canonical(lane, n, hash, keyId)).equals(signature);
    }
}
