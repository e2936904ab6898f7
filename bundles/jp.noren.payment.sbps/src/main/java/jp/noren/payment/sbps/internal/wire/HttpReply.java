package jp.noren.payment.sbps.internal.wire;

import java.util.Locale;

/**
 * An HTTP answer of status 200.
 *
 * @param contentType as sent; empty without the header
 * @param reusable whether the connection may carry another request
 */
record HttpReply(String contentType, byte[] body, boolean reusable) {

    boolean isShiftJisXml() {
        String type = contentType.toLowerCase(Locale.ROOT).replaceAll("[ \"]", "");
        return type.equals("text/xml")
                || type.equals("text/xml;charset=shift_jis")
                || type.equals("text/xml;charset=windows-31j");
    }
}
