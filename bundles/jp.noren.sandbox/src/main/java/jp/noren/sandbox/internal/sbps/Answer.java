package jp.noren.sandbox.internal.sbps;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Grows one reply of the company. */
final class Answer {
    private static final Charset SJIS = Charset.forName("windows-31j");

    private final List<String> elements = new ArrayList<>();
    private final String id;

    private Answer(String id) {
        this.id = id;
    }

    /** @param function the id of the root */
    static Answer ok(String function) {
        return new Answer(function).with("res_result", "OK");
    }

    /** A refusal: its root has no id. */
    static Answer ng(String code, String date) {
        return new Answer(null)
                .with("res_result", "NG")
                .with("res_err_code", code)
                .with("res_date", date);
    }

    Answer with(String name, String value) {
        elements.add("<" + name + ">" + value + "</" + name + ">");
        return this;
    }

    Answer open(String group) {
        elements.add("<" + group + ">");
        return this;
    }

    Answer close(String group) {
        elements.add("</" + group + ">");
        return this;
    }

    byte[] bytes() {
        String attribute = id == null ? "" : " id=\"" + id + "\"";
        String text = "<?xml version=\"1.0\" encoding=\"Shift_JIS\" ?>\n<sps-api-response" + attribute + ">\n"
                + String.join("\n", elements) + "\n</sps-api-response>\n";
        return text.getBytes(SJIS);
    }
}
