package jp.noren.payment.tck;

import java.util.Map;

/**
 * A request as it reached a {@link FakeHttpGateway}.
 *
 * @param headers names in lower case
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {

    /** What the company answers. */
    public record Answer(int status, String contentType, byte[] body) {}
}
