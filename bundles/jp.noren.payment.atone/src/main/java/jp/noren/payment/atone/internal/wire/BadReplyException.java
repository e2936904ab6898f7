package jp.noren.payment.atone.internal.wire;

/** What came back is not a reply that anything may be built on. The message says which check failed, never what was in it. */
final class BadReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    BadReplyException(String why) {
        super(why, null, false, false);
    }
}
