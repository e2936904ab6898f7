package jp.noren.sandbox.internal.sbps;

import java.nio.charset.StandardCharsets;

/**
 * What leaves by a front door.
 *
 * @param location where a browser is sent; null for nowhere
 * @param delayMillis how long to wait before
 * @param lost whether to hang up instead
 */
public record Delivery(int status, String contentType, String location, byte[] body, int delayMillis, boolean lost) {
    private static final String XML = "text/xml;charset=Shift_JIS";

    static Delivery xml(byte[] body) {
        return of(200, XML, body);
    }

    static Delivery of(int status, String contentType, byte[] body) {
        return new Delivery(status, contentType, null, body, 0, false);
    }

    static Delivery text(int status, String text) {
        return of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Delivery seeOther(String location) {
        return new Delivery(303, "text/plain", location, new byte[0], 0, false);
    }

    Delivery after(int millis) {
        return new Delivery(status, contentType, location, body, delayMillis + millis, lost);
    }

    Delivery never() {
        return new Delivery(status, contentType, location, body, delayMillis, true);
    }

    Delivery saying(byte[] other) {
        return saying(status, contentType, other);
    }

    Delivery saying(int otherStatus, String otherType, byte[] other) {
        return new Delivery(otherStatus, otherType, location, other, delayMillis, lost);
    }
}
