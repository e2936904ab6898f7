package jp.noren.payment.tck;

/**
 * What comes instead of a proper reply. The gateway has done what it was asked each time, so anything but "unknown" would be a guess.
 * Where the reply is odd and still true, it may be believed.
 */
public enum Garbage {
    EMPTY_BODY,
    HALF_A_BODY,
    /** The last five bytes are missing. */
    ALL_BUT_THE_END,
    RESET_IN_BODY,
    MAINTENANCE_PAGE,
    STATUS_500,
    STATUS_503,
    /** Leads to an address that would answer properly: redirects are not followed. */
    REDIRECT,
    NOISE,
    /** Ten mebibytes: more than the mebibyte that is read. */
    TEN_MEBIBYTES,
    GZIP_BOMB,
    /** One byte a second. */
    SLOW_DRIP,
    OTHER_CHARSET,
    BYTE_ORDER_MARK(true),
    TWO_CONTENT_LENGTHS,
    NO_HTTP_AT_ALL,
    FLOOD_OF_1XX(true),
    ENTITY_EXPANSION,
    DEEP_NESTING,
    OTHER_FORMAT,
    BARE_OK,
    HEADERS_WITHOUT_END;

    private final boolean believable;

    Garbage() {
        this(false);
    }

    Garbage(boolean believable) {
        this.believable = believable;
    }

    /** Whether the true reply is still in it. */
    public boolean isBelievable() {
        return believable;
    }
}
