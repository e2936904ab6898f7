package jp.noren.payment.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/** Writes each kind of {@link Garbage} over a connection, made from the reply that would have been right. */
final class GarbageWriter {
    /** What the address that a redirect names ends with. */
    static final String AGAIN = "?again";

    private static final int MEBIBYTE = 1 << 20;

    private final Socket socket;
    private final OutputStream out;
    private final Call.Answer honest;
    private final String path;
    private final BooleanSupplier waitASecond;

    /** @param waitASecond waits, and says whether the play goes on */
    GarbageWriter(Socket socket, Call.Answer honest, String path, BooleanSupplier waitASecond) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.honest = honest;
        this.path = path;
        this.waitASecond = waitASecond;
    }

    void write(Garbage garbage) throws IOException {
        byte[] body = honest.body();
        switch (garbage) {
            case EMPTY_BODY -> ok(new byte[0]);
            case HALF_A_BODY -> ok(Arrays.copyOf(body, body.length / 2));
            case ALL_BUT_THE_END -> ok(Arrays.copyOf(body, Math.max(0, body.length - 5)));
            case RESET_IN_BODY -> resetInBody();
            case MAINTENANCE_PAGE -> whole(200, "text/html", text("<html><body>Under maintenance</body></html>"));
            case STATUS_500 -> whole(500, honest.contentType(), body);
            case STATUS_503 -> whole(503, "text/html", text("<h1>Busy</h1>"));
            case REDIRECT -> raw("HTTP/1.1 307 X\r\nLocation: " + path + AGAIN + "\r\nContent-Length: 0\r\n\r\n");
            case NOISE -> ok(noise());
            case TEN_MEBIBYTES -> ok(padded(body));
            case GZIP_BOMB -> gzipBomb();
            case SLOW_DRIP -> slowDrip();
            case OTHER_CHARSET -> ok(new String(body, StandardCharsets.ISO_8859_1).getBytes(ebcdic()));
            case BYTE_ORDER_MARK -> ok(concat(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body));
            case TWO_CONTENT_LENGTHS -> twoLengths();
            case NO_HTTP_AT_ALL -> raw("220 mail.example ESMTP ready\r\n");
            case FLOOD_OF_1XX -> floodOf1xx();
            case ENTITY_EXPANSION -> ok(text(laughs()));
            case DEEP_NESTING -> ok(text("[".repeat(100_000)));
            case OTHER_FORMAT -> ok(text("result=OK&amount=1&reference=1\n"));
            case BARE_OK -> ok(text("OK"));
            case HEADERS_WITHOUT_END -> headersWithoutEnd();
            default -> throw new IllegalArgumentException(garbage.name());
        }
    }

    private void ok(byte[] body) throws IOException {
        whole(200, honest.contentType(), body);
    }

    private void whole(int status, String contentType, byte[] body) throws IOException {
        HttpLine.write(socket, new Call.Answer(status, contentType, body));
    }

    private void raw(String everything) throws IOException {
        out.write(text(everything));
        out.flush();
    }

    private void head(String more) throws IOException {
        raw("HTTP/1.1 200 X\r\nContent-Type: " + honest.contentType() + "\r\nConnection: close\r\n" + more + "\r\n");
    }

    private void resetInBody() throws IOException {
        head("Content-Length: " + honest.body().length + "\r\n");
        out.write(honest.body(), 0, honest.body().length / 2);
        out.flush();
        socket.setSoLinger(true, 0);
    }

    private void twoLengths() throws IOException {
        int whole = honest.body().length;
        head("Content-Length: " + whole / 2 + "\r\nContent-Length: " + whole + "\r\n");
        out.write(honest.body());
        out.flush();
    }

    private void gzipBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[MEBIBYTE];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        head("Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n");
        packed.writeTo(out);
        out.flush();
    }

    private void slowDrip() throws IOException {
        head("Content-Length: " + honest.body().length + "\r\n");
        for (byte b : honest.body()) {
            out.write(b);
            out.flush();
            if (!waitASecond.getAsBoolean()) {
                return;
            }
        }
    }

    private void floodOf1xx() throws IOException {
        raw("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000));
        HttpLine.write(socket, honest);
    }

    private void headersWithoutEnd() throws IOException {
        raw("HTTP/1.1 200 X\r\n" + "X-More: 0123456789012345678901234567890123456789\r\n".repeat(40_000));
        while (waitASecond.getAsBoolean()) {
            raw("X-More: yes\r\n");
        }
    }

    private static byte[] padded(byte[] body) {
        byte[] padded = Arrays.copyOf(body, 10 * MEBIBYTE);
        Arrays.fill(padded, body.length, padded.length, (byte) ' ');
        return padded;
    }

    private static byte[] noise() {
        byte[] noise = new byte[500];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static Charset ebcdic() {
        return Charset.forName("IBM037");
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return text.append("]><a>&l9;</a>").toString();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
