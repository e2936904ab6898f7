package jp.noren.audit.internal.domain;

import java.util.Locale;

/**
 * One thing that is wrong with the trail.
 *
 * @param n the place in the lane where it shows
 */
public record Finding(LaneKey lane, long n, Kind kind) {

    public enum Kind {
        /** The entry does not fit its hash or what stands before it: edited, swapped, or made without the key. */
        ALTERED,
        /** An entry is missing in between. */
        MISSING,
        /** Entries stand behind the signed end. */
        INSERTED,
        /** The lane is shorter than its signed end or than an anchor says. */
        CUT_OFF,
        /** The signed end itself is wrong or gone. */
        HEAD_FORGED,
        /** An anchor names another hash at this place: the lane was rewritten. */
        ANCHOR_DIFFERS,
        /** Made with a key that this node does not have. */
        KEY_UNKNOWN,
        /** The file of anchors was edited. */
        ANCHORS_FORGED;

        /** Code of the text, such as {@code audit.cut-off}. */
        public String code() {
            return "audit." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
