package jp.noren.payment.spi.http;

import java.util.Locale;

/** How a call over a {@link HttpLine} ended. */
public sealed interface HttpAnswer {

    /**
     * A whole answer, of whatever status; no redirect is followed.
     *
     * @param contentType as sent; empty without the header
     * @param body at most a mebibyte
     */
    record Reply(int status, String contentType, byte[] body) implements HttpAnswer {

        /** Whether it calls itself JSON, in UTF-8 where it says. */
        public boolean isJson() {
            String type = contentType.toLowerCase(Locale.ROOT).replaceAll("[ \"]", "");
            return type.equals("application/json") || type.equals("application/json;charset=utf-8");
        }

        @Override
        public String toString() {
            return "Reply[" + status + ", " + body.length + " bytes]";
        }
    }

    /** Proven that no byte of the request has left: the same request may be made again. */
    record NotSent(String why) implements HttpAnswer {}

    /** The request may have arrived, and no whole answer came back in time. {@code why} never holds what was sent or received. */
    record Lost(String why) implements HttpAnswer {}
}
