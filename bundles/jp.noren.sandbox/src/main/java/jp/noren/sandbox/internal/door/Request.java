package jp.noren.sandbox.internal.door;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request to a played company, free of any server.
 *
 * @param path below the company's root, such as {@code /book}
 * @param query the raw query, or empty
 * @param headers by names in small letters; the first of each
 * @param base the company's root as the caller reached it, without a slash at the end
 */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body, String base) {
    public Request {
        headers = Map.copyOf(headers);
    }

    /** Without headers, as a browser or a desk asks. */
    public static Request plain(String method, String path, String body, String base) {
        return new Request(method, path, "", Map.of(), body.getBytes(StandardCharsets.UTF_8), base);
    }

    /** @return null where the header is absent */
    public String header(String name) {
        return headers.get(name);
    }
}
