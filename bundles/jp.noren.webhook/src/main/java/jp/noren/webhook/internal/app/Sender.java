package jp.noren.webhook.internal.app;

import java.time.Duration;
import java.util.Map;

/** The line to receivers. */
public interface Sender {

    /** @param headers beside those of every request */
    record Parcel(String url, Map<String, String> headers, String body) {}

    /**
     * What came back.
     *
     * @param status null when there was no answer
     * @param retryAfter the wish of the answer, in seconds from now, or null
     * @param text the first kilobyte of the body, or null
     * @param failure why there was no answer: {@code address-refused}, {@code host-unknown}, {@code connect}, {@code tls}, {@code timeout} or
     *     {@code protocol}; or null
     */
    record Answer(Integer status, Duration retryAfter, String text, long millis, String failure) {}

    /** Sends by POST, within the time limit, to an address that was judged; follows no redirect, never throws. */
    Answer send(Parcel parcel);
}
