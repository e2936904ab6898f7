package jp.noren.payment.spi.http;

/**
 * An HTTP answer as it was read.
 *
 * @param contentType as sent; empty without the header
 * @param reusable whether the connection may carry another request
 */
record WireReply(int status, String contentType, byte[] body, boolean reusable) {}
