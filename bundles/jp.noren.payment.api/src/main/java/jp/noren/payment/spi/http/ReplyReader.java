package jp.noren.payment.spi.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP/1.1 answer and trusts nothing in it: bounded head, one length only, bounded body, nothing compressed. */
final class ReplyReader {
    static final int MAX_BODY = 1 << 20;
    private static final int MAX_HEAD = 16 << 10;
    private static final int MAX_INTERIM = 4;

    private final InputStream in;
    private int headBytes;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    WireReply read() throws IOException, BadReplyException {
        for (int interim = 0; interim <= MAX_INTERIM; interim++) {
            String statusLine = line();
            Map<String, String> headers = headers();
            int status = status(statusLine);
            if (status >= 200) {
                return reply(status, statusLine.startsWith("HTTP/1.1"), headers);
            }
        }
        throw new BadReplyException("too many interim answers");
    }

    private static int status(String line) throws BadReplyException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new BadReplyException("no HTTP status");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private WireReply reply(int status, boolean persistent, Map<String, String> headers)
            throws IOException, BadReplyException {
        String encoding = headers.getOrDefault("content-encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new BadReplyException("a content encoding that was not asked for");
        }
        boolean framed = headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
        boolean close =
                headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
        String type = headers.getOrDefault("content-type", "");
        boolean empty = status == 204 || status == 304;
        byte[] body = empty ? new byte[0] : body(headers);
        boolean orderly = status / 100 == 2 && persistent && framed;
        return new WireReply(status, type, body, orderly && !close);
    }

    private byte[] body(Map<String, String> headers) throws IOException, BadReplyException {
        String length = headers.get("content-length");
        String transfer = headers.get("transfer-encoding");
        if (length != null && transfer != null) {
            throw new BadReplyException("two ways of framing");
        }
        if (transfer != null) {
            return chunks(transfer);
        }
        return length == null ? toTheEnd() : exactly(number(length, 10));
    }

    private byte[] exactly(int length) throws IOException, BadReplyException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new BadReplyException("body cut short");
        }
        return body;
    }

    private byte[] toTheEnd() throws IOException, BadReplyException {
        byte[] body = in.readNBytes(MAX_BODY + 1);
        return body.length > MAX_BODY ? exactly(tooLong()) : body;
    }

    private byte[] chunks(String transfer) throws IOException, BadReplyException {
        if (!transfer.equalsIgnoreCase("chunked")) {
            throw new BadReplyException("an unknown transfer encoding");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > MAX_BODY) {
                tooLong();
            }
            body.write(exactly(size));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException, BadReplyException {
        return number(line().replaceFirst(";.*", "").strip(), 16);
    }

    private static int number(String text, int radix) throws BadReplyException {
        if (!text.matches("[0-9A-Fa-f]{1,8}")) {
            throw new BadReplyException("no length");
        }
        try {
            long number = Long.parseLong(text, radix);
            return number > MAX_BODY ? tooLong() : (int) number;
        } catch (NumberFormatException e) {
            throw new BadReplyException("no length");
        }
    }

    private static int tooLong() throws BadReplyException {
        throw new BadReplyException("body longer than 1 MiB");
    }

    private Map<String, String> headers() throws IOException, BadReplyException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadReplyException("a header without a name");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null && decides(name)) {
                throw new BadReplyException("a header twice");
            }
        }
        return headers;
    }

    private static boolean decides(String name) {
        return name.startsWith("content-") || name.equals("transfer-encoding");
    }

    private String line() throws IOException, BadReplyException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new BadReplyException(headBytes == 0 ? "connection closed without an answer" : "head cut short");
            }
            if (++headBytes > MAX_HEAD) {
                throw new BadReplyException("head too long");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
