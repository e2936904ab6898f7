package jp.noren.sandbox.internal.sbps;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jp.noren.sandbox.internal.door.Delivery;

/** Rubbish to answer with instead of the right reply, by name; none of it may be taken for a yes. */
final class Garbage {
    private static final Charset SJIS = Charset.forName("windows-31j");
    private static final String HTML = "<html><body><h1>Maintenance</h1></body></html>";
    private static final String BOMB = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><!DOCTYPE a [<!ENTITY b \"OK\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><sps-api-response><res_result>&c;</res_result></sps-api-response>";

    private static final Map<String, UnaryOperator<Delivery>> KINDS = new TreeMap<>();

    static {
        whole();
        encoded();
        text("entities", text -> BOMB);
        text(
                "doctype",
                text -> text.replace(
                        "<sps-api-response", "<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><sps-api-response"));
        text("unclosed", text -> text.replace("</sps-api-response>", ""));
        text("other-root", text -> text.replace("sps-api-response", "response"));
        text("other-function", text -> text.replaceAll("id=\"[A-Z0-9-]+\"", "id=\"ST01-00999-101\""));
        text("without-id", text -> text.replaceAll(" id=\"[A-Z0-9-]+\"", ""));
        text(
                "other-transaction",
                text -> text.replaceAll("<res_sps_transaction_id>B[0-9]{8}", "<res_sps_transaction_id>B88888888"));
        text("without-transaction", text -> text.replaceAll("<res_sps_transaction_id>.*</res_sps_transaction_id>", ""));
        text("maybe", text -> text.replace(">OK<", ">MAYBE<"));
        text("lower-case", text -> text.replace(">OK<", ">ok<"));
        text("without-result", text -> text.replaceAll("<res_result>.*</res_result>", ""));
        text(
                "twice-the-result",
                text -> text.replace(
                        "<res_result>OK</res_result>", "<res_result>OK</res_result><res_result>OK</res_result>"));
        text(
                "yes-with-code",
                text -> text.replace("<res_err_code></res_err_code>", "<res_err_code>10190999</res_err_code>"));
        text("no-without-code", text -> text.replace(">OK<", ">NG<"));
        text("without-date", text -> text.replaceAll("<res_date>.*</res_date>", ""));
        text("deep", text -> text.replace("<res_date>", "<a>".repeat(5000) + "</a>".repeat(5000) + "<res_date>"));
    }

    private Garbage() {}

    private static void whole() {
        KINDS.put("empty", good -> good.saying(new byte[0]));
        KINDS.put("truncated", good -> good.saying(Arrays.copyOf(good.body(), good.body().length / 2)));
        KINDS.put("html", good -> good.saying(200, "text/html", HTML.getBytes(StandardCharsets.US_ASCII)));
        KINDS.put("html-as-xml", good -> good.saying(HTML.getBytes(StandardCharsets.US_ASCII)));
        KINDS.put(
                "json",
                good -> good.saying(
                        200, "application/json", "{\"res_result\":\"OK\"}".getBytes(StandardCharsets.US_ASCII)));
        KINDS.put("status-500", good -> good.saying(500, good.contentType(), good.body()));
        KINDS.put("status-503", good -> good.saying(503, "text/html", HTML.getBytes(StandardCharsets.US_ASCII)));
        KINDS.put("status-404", good -> good.saying(404, "text/plain", new byte[0]));
        KINDS.put("status-204", good -> good.saying(204, good.contentType(), new byte[0]));
        KINDS.put("status-302", good -> good.saying(302, good.contentType(), good.body()));
        KINDS.put("doubled", good -> good.saying(doubled(good.body())));
        KINDS.put("huge", good -> good.saying(huge(good.body())));
        KINDS.put("plain-text", good -> good.saying(200, "text/plain", good.body()));
        KINDS.put("said-to-be-utf-8", good -> good.saying(200, "text/xml;charset=UTF-8", good.body()));
    }

    private static void encoded() {
        KINDS.put("utf-16", good -> good.saying(new String(good.body(), SJIS).getBytes(StandardCharsets.UTF_16)));
        KINDS.put(
                "byte-order-mark",
                good -> good.saying(("\uFEFF" + new String(good.body(), SJIS)).getBytes(StandardCharsets.UTF_8)));
        KINDS.put(
                "declared-utf-8",
                good -> good.saying(new String(good.body(), SJIS)
                        .replace("Shift_JIS", "UTF-8")
                        .getBytes(StandardCharsets.UTF_8)));
        KINDS.put("half-a-character", good -> good.saying(broken(good.body())));
    }

    private static byte[] broken(byte[] body) {
        byte[] broken = body.clone();
        broken[broken.length - 5] = (byte) 0x81;
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
        KINDS.put(
                name,
                good -> good.saying(spoil.apply(new String(good.body(), SJIS)).getBytes(SJIS)));
    }

    static Set<String> names() {
        return KINDS.keySet();
    }

    static Delivery spoil(String kind, Delivery good) {
        return KINDS.get(kind).apply(good);
    }
}
