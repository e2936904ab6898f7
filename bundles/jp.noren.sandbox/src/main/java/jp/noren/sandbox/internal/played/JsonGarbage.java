package jp.noren.sandbox.internal.played;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jp.noren.sandbox.internal.door.Delivery;

/** Rubbish to answer with instead of the right JSON, by name; none of it may be taken for a yes or a no. */
public final class JsonGarbage {
    private static final String JSON = "application/json";
    private static final String HTML = "<html><body><h1>Maintenance</h1></body></html>";
    private static final Map<String, UnaryOperator<Delivery>> KINDS = new TreeMap<>();

    static {
        whole();
        bytes();
        text("array", text -> "[" + text + "]");
        text("null", text -> "null");
        text("no-object", text -> "\"ok\"");
        text("nothing-in-it", text -> "{}");
        text("deep", text -> "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        text("unclosed", text -> text.substring(0, text.length() - 1));
        text("comment", text -> "/* yes */" + text);
        text("single-quotes", text -> text.replace('"', '\''));
        text("not-a-number", text -> text.replaceAll("\"amount\":[0-9]+", "\"amount\":NaN"));
        text("amount-as-text", text -> text.replaceAll("\"amount\":([0-9]+)", "\"amount\":\"$1\""));
        text("amount-1e3", text -> text.replaceAll("\"amount\":[0-9]+", "\"amount\":1e3"));
        text("amount-with-sen", text -> text.replaceAll("\"amount\":([0-9]+)", "\"amount\":$1.5"));
        text("amount-below-zero", text -> text.replaceAll("\"amount\":([0-9]+)", "\"amount\":-$1"));
        text("without-amount", text -> text.replaceAll("\"amount\":[0-9]+,?", "")
                .replace(",}", "}"));
        text("twice-the-amount", text -> text.replaceAll("(\"amount\":[0-9]+)", "$1,$1"));
    }

    private JsonGarbage() {}

    private static void whole() {
        KINDS.put("empty", good -> good.saying(new byte[0]));
        KINDS.put("truncated", good -> good.saying(Arrays.copyOf(good.body(), good.body().length / 2)));
        KINDS.put("html", good -> good.saying(200, "text/html", ascii(HTML)));
        KINDS.put("html-as-json", good -> good.saying(200, JSON, ascii(HTML)));
        KINDS.put("plain-text", good -> good.saying(good.status(), "text/plain", good.body()));
        KINDS.put("status-500", good -> good.saying(500, good.contentType(), good.body()));
        KINDS.put("status-503", good -> good.saying(503, "text/html", ascii(HTML)));
        KINDS.put("status-404", good -> good.saying(404, "text/html", ascii(HTML)));
        KINDS.put("status-204", good -> good.saying(204, good.contentType(), new byte[0]));
        KINDS.put("status-302", good -> good.saying(302, good.contentType(), good.body()));
        KINDS.put("status-202", good -> good.saying(202, good.contentType(), good.body()));
        KINDS.put("doubled", good -> good.saying(doubled(good.body())));
        KINDS.put("huge", good -> good.saying(huge(good.body())));
    }

    private static void bytes() {
        KINDS.put("utf-16", good -> good.saying(string(good).getBytes(StandardCharsets.UTF_16)));
        KINDS.put("byte-order-mark", good -> good.saying(("\uFEFF" + string(good)).getBytes(StandardCharsets.UTF_8)));
        KINDS.put("half-a-character", good -> good.saying(broken(good.body())));
        KINDS.put("said-to-be-latin-1", good -> good.saying(good.status(), JSON + ";charset=ISO-8859-1", good.body()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String string(Delivery good) {
        return new String(good.body(), StandardCharsets.UTF_8);
    }

    private static byte[] broken(byte[] body) {
        byte[] broken = body.clone();
        broken[broken.length - 3] = (byte) 0xE3;
        return broken;
    }

    private static byte[] doubled(byte[] body) {
        byte[] doubled = Arrays.copyOf(body, body.length * 2);
        System.arraycopy(body, 0, doubled, body.length, body.length);
        return doubled;
    }

    private static byte[] huge(byte[] body) {
        byte[] huge = Arrays.copyOf(body, 3 << 20);
        Arrays.fill(huge, body.length, huge.length, (byte) ' ');
        return huge;
    }

    private static void text(String name, UnaryOperator<String> spoil) {
        KINDS.put(name, good -> good.saying(spoil.apply(string(good)).getBytes(StandardCharsets.UTF_8)));
    }

    public static Set<String> names() {
        return KINDS.keySet();
    }

    static Delivery spoil(String kind, Delivery good) {
        return KINDS.get(kind).apply(good);
    }
}
