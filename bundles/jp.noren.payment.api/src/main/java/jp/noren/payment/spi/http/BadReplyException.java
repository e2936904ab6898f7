package jp.noren.payment.spi.http;

/** What came back is no answer that anything may be built on. The message says which check failed, never what was in it. */
public final class BadReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadReplyException(String why) {
        super(why, null, false, false);
    }
}
