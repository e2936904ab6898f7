package jp.noren.sandbox.internal.np;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jp.noren.sandbox.internal.door.Delivery;

/** Rubbish to answer with instead of the right reply, by name; none of it may be taken for a yes or a no. */
final class NpGarbage {
    private static final String HTML = "<html><body><h1>Maintenance</h1></body></html>";
    private static final Map<String, UnaryOperator<Delivery>> KINDS = new TreeMap<>();

    static {
        whole();
        lines();
        text("trailing", text -> text + "{}");
        text("list", text -> "[" + text + "]");
        text("string", text -> "\"OK\"");
        text("null", text -> "null");
        text("single-quotes", text -> text.replace('"', '\''));
        text("comment", text -> text.replaceFirst("\\{", "{/* ok */"));
        text("nan", text -> text.replaceFirst("\\{", "{\"n\":NaN,"));
        text("twice-the-result", text -> text.replaceFirst("\\{\"result(s?)\":", "{\"result$1\":null,\"result$1\":"));
        text("without-result", text -> text.replaceFirst("\"result(s?)\":", "\"outcome\":"));
        text("empty-object", text -> "{}");
        text("result-is-text", text -> text.replaceFirst("(\"results?\":).*\\}", "$1\"OK\"}"));
        text("other-transaction", text -> text.replaceAll(
                        "\"npTransactionId\":\"[^\"]*\"", "\"npTransactionId\":\"99999999999\"")
                .replaceAll("\"shopTransactionId\":\"[^\"]*\"", "\"shopTransactionId\":\"another\""));
        text("id-is-a-number", text -> text.replaceAll("\"npTransactionId\":\"([^\"]*)\"", "\"npTransactionId\":$1"));
        text("deep", text -> "{\"a\":".repeat(2000) + text + "}".repeat(2000));
    }

    private NpGarbage() {}

    private static void whole() {
        KINDS.put("empty", good -> good.saying(new byte[0]));
        KINDS.put("truncated", good -> good.saying(Arrays.copyOf(good.body(), good.body().length / 2)));
        KINDS.put("html", good -> good.saying(200, "text/html", HTML.getBytes(StandardCharsets.US_ASCII)));
        KINDS.put("html-as-json", good -> good.saying(HTML.getBytes(StandardCharsets.US_ASCII)));
        KINDS.put("status-201", good -> good.saying(201, good.contentType(), good.body()));
        KINDS.put("status-204", good -> good.saying(204, good.contentType(), new byte[0]));
        KINDS.put("status-302", good -> good.saying(302, good.contentType(), good.body()));
        KINDS.put("status-404", good -> good.saying(404, "text/plain", new byte[0]));
        KINDS.put("status-400-without-code", good -> good.saying(400, good.contentType(), good.body()));
        KINDS.put("status-500", good -> good.saying(500, good.contentType(), good.body()));
        KINDS.put("status-503", good -> good.saying(503, "text/html", HTML.getBytes(StandardCharsets.US_ASCII)));
        KINDS.put("plain-text", good -> good.saying(200, "text/plain", good.body()));
    }

    private static void lines() {
        KINDS.put("doubled", good -> good.saying(doubled(good.body())));
        KINDS.put("huge", good -> good.saying(huge(good.body())));
        KINDS.put("utf-16", good -> good.saying(utf8(good.body()).getBytes(StandardCharsets.UTF_16)));
        KINDS.put("ebcdic", good -> good.saying(utf8(good.body()).getBytes(Charset.forName("IBM037"))));
        KINDS.put("half-a-character", good -> good.saying(broken(good.body())));
    }

    private static String utf8(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] broken(byte[] body) {
        byte[] broken = body.clone();
        broken[broken.length - 2] = (byte) 0xE3;
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
        KINDS.put(name, good -> good.saying(spoil.apply(utf8(good.body())).getBytes(StandardCharsets.UTF_8)));
    }

    static Set<String> names() {
        return KINDS.keySet();
    }

    static Delivery spoil(String kind, Delivery good) {
        return KINDS.get(kind).apply(good);
    }
}
