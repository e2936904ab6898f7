package jp.noren.rental.internal.domain;

import java.util.List;

/** Under which codes the catalogue keeps the fees of what does not come back, or comes too late. */
public final class FeeCodes {
    public static final String LATE_RETURN = "LATE_RETURN";
    private static final String LOSS = "LOSS_";

    private FeeCodes() {}

    /** The fee of a whole device. */
    public static String loss(Kind kind) {
        return LOSS + kind.name();
    }

    /** The fee of an accessory: that of its own name, else that of its kind, which is its last word ({@code USB_CABLE}, {@code CABLE}). */
    public static List<String> accessory(String accessory) {
        String kind = accessory.substring(accessory.lastIndexOf('_') + 1);
        return kind.equals(accessory) ? List.of(LOSS + accessory) : List.of(LOSS + accessory, LOSS + kind);
    }
}
