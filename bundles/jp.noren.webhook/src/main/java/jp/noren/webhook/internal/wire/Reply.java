package jp.noren.webhook.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer of HTTP/1.1, as much of it as is wanted: its status, a few headers, and the first kilobyte of its body. Bounded everywhere, because whoever
 * answers may mean us harm.
 */
record Reply(int status, Map<String, String> headers, String text) {
    static final int MOST_TEXT = 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_LINES = 100;
    private static final int MOST_INTERIM = 5;

    static Reply read(InputStream in) throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            int status = status(line(in));
            Map<String, String> headers = headers(in);
            if (status >= 200) {
                return new Reply(status, headers, text(in, status, headers));
            }
        }
        throw new IOException("too many interim answers");
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("not an answer of HTTP/1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; count < MOST_LINES; count++) {
            String line = line(in);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
        throw new IOException("too many headers");
    }

    /** The beginning of the body. What cannot be read of it does not change the status, which is what counts. */
    private static String text(InputStream in, int status, Map<String, String> headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(MOST_TEXT);
        try {
            if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
                chunks(in, body);
            } else if (status != 204 && status != 304) {
                copy(in, body, length(headers.get("content-length")));
            }
        } catch (IOException | NumberFormatException e) {
            return printable(body);
        }
        return printable(body);
    }

    private static int length(String header) {
        return header == null ? MOST_TEXT : (int) Math.min(MOST_TEXT, Long.parseLong(header));
    }

    private static void chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (body.size() < MOST_TEXT) {
            String size = line(in).split(";", 2)[0].trim();
            int length = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(size, 16));
            if (length <= 0) {
                return;
            }
            copy(in, body, length);
            if (body.size() < MOST_TEXT) {
                line(in);
            }
        }
    }

    private static void copy(InputStream in, ByteArrayOutputStream body, int length) throws IOException {
        int left = Math.min(length, MOST_TEXT - body.size());
        int next = left > 0 ? in.read() : -1;
        while (next >= 0) {
            body.write(next);
            left--;
            next = left > 0 ? in.read() : -1;
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** For the log: no control characters, nothing that a database refuses. */
    private static String printable(ByteArrayOutputStream body) {
        String text = body.toString(StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]|\uFFFD", " ")
                .strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), MOST_TEXT));
    }

    /** Seconds, or a date of HTTP; null where there is none or it makes no sense. */
    Duration retryAfter(Instant now) {
        String wish = headers.get("retry-after");
        if (wish == null) {
            return null;
        }
        if (wish.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(wish));
        }
        try {
            Instant until = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
