package jp.noren.payment.spi.http;

/** What came back is no HTTP answer that anything may be built on. The message says which check failed, never what was in it. */
final class BadReplyException extends Exception {
    BadReplyException(String why) {
        super(why, null, false, false);
    }
}
