package jp.noren.settings.internal.domain;

/** What kind of value a setting takes. */
public enum ValueType {
    TEXT,
    /** Is written and never read again. */
    SECRET,
    /** A whole number. */
    WHOLE,
    /** A number with a point. */
    DECIMAL,
    YES_NO
}
