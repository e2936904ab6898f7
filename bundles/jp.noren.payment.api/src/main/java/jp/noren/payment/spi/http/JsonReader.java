package jp.noren.payment.spi.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON as RFC 8259 has it and trusts nothing in it: one object in UTF-8, no name twice, nothing behind it, nothing deep. */
final class JsonReader {
    private static final int DEEPEST = 16;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_WHOLE = 18;

    /** A number that is not whole, or too large to be an amount. */
    private record OtherNumber(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    static JsonObject read(byte[] body) throws BadReplyException {
        JsonReader reader = new JsonReader(decode(body));
        reader.space();
        if (reader.peek() != '{') {
            throw new BadReplyException("no JSON object");
        }
        JsonObject object = reader.object();
        reader.space();
        if (reader.at < reader.text.length()) {
            throw new BadReplyException("something behind the JSON object");
        }
        return object;
    }

    /** A byte order mark is no part of JSON, and stays in the text to be refused. */
    private static String decode(byte[] body) throws BadReplyException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadReplyException("not UTF-8");
        }
    }

    private Object value() throws BadReplyException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private JsonObject object() throws BadReplyException {
        Map<String, Object> members = new LinkedHashMap<>();
        enter();
        for (boolean more = !isEnd('}'); more; more = goesOn('}')) {
            if (peek() != '"') {
                throw new BadReplyException("a JSON object without a name");
            }
            String name = string();
            space();
            take(':');
            space();
            if (members.containsKey(name)) {
                throw new BadReplyException("a name twice in a JSON object");
            }
            members.put(name, value());
        }
        depth--;
        return new JsonObject(members);
    }

    private List<Object> list() throws BadReplyException {
        List<Object> list = new ArrayList<>();
        enter();
        for (boolean more = !isEnd(']'); more; more = goesOn(']')) {
            list.add(value());
        }
        depth--;
        return list;
    }

    private void enter() throws BadReplyException {
        if (++depth > DEEPEST) {
            throw new BadReplyException("JSON too deep");
        }
        at++;
        space();
    }

    private boolean isEnd(char end) throws BadReplyException {
        if (peek() == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean goesOn(char end) throws BadReplyException {
        space();
        if (isEnd(end)) {
            return false;
        }
        take(',');
        space();
        return true;
    }

    private Object word(String word, Object value) throws BadReplyException {
        if (!text.startsWith(word, at)) {
            throw new BadReplyException("no JSON");
        }
        at += word.length();
        return value;
    }

    /** Whole numbers are a Long; every other is kept apart, so that nobody takes it for one. */
    private Object number() throws BadReplyException {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || matcher.group().length() > LONGEST_NUMBER) {
            throw new BadReplyException("no JSON");
        }
        at = matcher.end();
        boolean whole = matcher.group(2) == null && matcher.group(3) == null;
        return whole && matcher.group(1).length() <= LONGEST_WHOLE
                ? (Object) Long.valueOf(matcher.group())
                : new OtherNumber(matcher.group());
    }

    private String string() throws BadReplyException {
        StringBuilder string = new StringBuilder();
        at++;
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw new BadReplyException("a control character in a JSON text");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws BadReplyException {
        char c = next();
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        String digits = at + 4 <= text.length() ? text.substring(at, at + 4) : "";
        if (c != 'u' || !digits.matches("[0-9a-fA-F]{4}")) {
            throw new BadReplyException("an unknown escape in a JSON text");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws BadReplyException {
        if (at >= text.length()) {
            throw new BadReplyException("JSON cut short");
        }
        return text.charAt(at);
    }

    private char next() throws BadReplyException {
        char c = peek();
        at++;
        return c;
    }

    private void take(char expected) throws BadReplyException {
        if (next() != expected) {
            throw new BadReplyException("no JSON");
        }
    }
}
