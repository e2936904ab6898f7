package jp.noren.plugin.internal.domain;

/** What a bundle is to the house; it decides how the bundle may be replaced (design.md section 7.5). */
public enum Kind {
    /** Offers a business ability: updated in place, behind its gates. */
    CAPABILITY,
    /** Speaks to one payment company: swapped side by side, or updated in place. */
    PROVIDER,
    /** Others are linked to its classes, or stand on its services: replaced by a restart of the node. */
    FOUNDATION,
    /** Shows pages and keeps nothing: updated in place. */
    PAGE;

    /** The manifest header by which a bundle says it itself. */
    public static final String HEADER = "Noren-Kind";

    /** Reads it off what the manifest says: whose packages others import cannot be replaced under them. */
    public static Kind of(Facts facts) {
        if (facts.exports()) {
            return FOUNDATION;
        }
        for (Kind kind : values()) {
            if (kind.name().equals(facts.declared())) {
                return kind;
            }
        }
        return facts.provider() ? PROVIDER : CAPABILITY;
    }
}
