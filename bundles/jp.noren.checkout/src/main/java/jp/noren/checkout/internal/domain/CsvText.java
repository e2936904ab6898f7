package jp.noren.checkout.internal.domain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated text as RFC 4180 writes it: quoted cells may hold commas, doubled quotes and line breaks. Knows the line each row began on. */
public final class CsvText {

    /** @param line where the row begins, from 1, as an editor counts */
    public record Row(int line, List<String> cells) {}

    /** The text as a whole cannot be read. */
    public static final class UnreadableException extends Exception {
        private final int line;
        private final String code;

        UnreadableException(int line, String code) {
            super(code + " at line " + line, null, false, false);
            this.line = line;
            this.code = code;
        }

        public int line() {
            return line;
        }

        public String code() {
            return code;
        }
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvText(String text) {
        this.text = text;
    }

    /** Reads UTF-8 with or without a byte order mark; blank lines are passed over. */
    public static List<Row> read(byte[] file) throws UnreadableException {
        String decoded = decode(file);
        boolean marked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
        CsvText csv = new CsvText(marked ? decoded.substring(1) : decoded);
        while (csv.at < csv.text.length()) {
            csv.row();
        }
        return csv.rows;
    }

    private static String decode(byte[] file) throws UnreadableException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(file);
        CharBuffer out = CharBuffer.allocate(file.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String decoded = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) decoded.chars().filter(c -> c == '\n').count();
            throw new UnreadableException(line, "checkout.csv-not-utf8");
        }
        return decoded;
    }

    private void row() throws UnreadableException {
        int begin = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        endOfLine();
        if (cells.size() > 1 || !cells.get(0).isBlank()) {
            rows.add(new Row(begin, List.copyOf(cells)));
        }
    }

    private String cell() throws UnreadableException {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at).strip();
    }

    private String quoted() throws UnreadableException {
        int begin = line;
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (c == '"') {
                at++;
                return closed(cell.toString());
            } else if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw new UnreadableException(begin, "checkout.csv-quote-open");
    }

    private String closed(String cell) throws UnreadableException {
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw new UnreadableException(line, "checkout.csv-text-after-quote");
        }
        return cell;
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
