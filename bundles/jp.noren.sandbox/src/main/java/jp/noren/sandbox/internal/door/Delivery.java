package jp.noren.sandbox.internal.door;

import java.nio.charset.StandardCharsets;

/**
 * What leaves by a played company's front door.
 *
 * @param location where a browser is sent; null for nowhere
 * @param delayMillis how long to wait before
 * @param lost whether to hang up instead
 */
public record Delivery(int status, String contentType, String location, byte[] body, int delayMillis, boolean lost) {

    public static Delivery of(int status, String contentType, byte[] body) {
        return new Delivery(status, contentType, null, body, 0, false);
    }

    public static Delivery text(int status, String text) {
        return of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Delivery seeOther(String location) {
        return new Delivery(303, "text/plain", location, new byte[0], 0, false);
    }

    public Delivery after(int millis) {
        return new Delivery(status, contentType, location, body, delayMillis + millis, lost);
    }

    public Delivery never() {
        return new Delivery(status, contentType, location, body, delayMillis, true);
    }

    public Delivery saying(byte[] other) {
        return saying(status, contentType, other);
    }

    public Delivery saying(int otherStatus, String otherType, byte[] other) {
        return new Delivery(otherStatus, otherType, location, other, delayMillis, lost);
    }
}
