package jp.noren.payment.npinvoice.internal.app;

/** What came back is not a reply that anything may be built on. The message says which check failed, never what was in it. */
public final class BadReplyException extends Exception {
    public BadReplyException(String why) {
        super(why, null, false, false);
    }
}
