package jp.noren.payment.spi.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request.
 *
 * @param method such as {@code POST}
 * @param target path and query, encoded, beginning with a slash
 * @param headers but for {@code Host} and {@code Content-Length}, which the line writes
 * @param body empty for none
 */
public record HttpCall(String method, String target, List<Header> headers, byte[] body) {

    /** A header; both in ASCII and without line ends. */
    public record Header(String name, String value) {
        public Header {
            if (!name.matches("[0-9A-Za-z-]+") || !value.matches("[ -~]*")) {
                throw new IllegalArgumentException("no header: " + name);
            }
        }

        /** Without the value: it may be a password. */
        @Override
        public String toString() {
            return "Header[" + name + "]";
        }
    }

    public HttpCall {
        if (!method.matches("[A-Z]+") || !target.matches("/[!-~]*")) {
            throw new IllegalArgumentException("no request line");
        }
        headers = List.copyOf(headers);
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + ", hidden]";
    }
}
