package jp.noren.sandbox.internal.atone;

import java.util.List;
import java.util.Map;

/** A no in the company's form. Of its codes only EATN1201 is public; the others are the emulator's own. */
final class Refusal extends Exception {
    static final String AUTHENTICATION = "EATN0101";
    static final String FORM = "EATN0201";
    static final String ORDER_OF_NAMES = "EATN0202";
    static final String LENGTH = "EATN0203";
    static final String CHECKSUM = "EATN0204";
    static final String SUM = "EATN0205";
    static final String DUPLICATE = "EATN0301";
    static final String TOKEN = "EATN0302";
    static final String NO_SUCH = "EATN0401";
    static final String ALREADY_SETTLED = "EATN1201";
    static final String LAPSED = "EATN1202";
    static final String GIVEN_BACK = "EATN1203";
    static final String PROVISIONAL = "EATN1204";
    static final String REPLACED = "EATN1205";

    private static final long serialVersionUID = 1L;

    private final transient String code;
    private final transient List<String> params;

    Refusal(String code, String message, String... params) {
        super(message, null, false, false);
        this.code = code;
        this.params = List.of(params);
    }

    Map<String, Object> body() {
        return Map.of("errors", List.of(Map.of("code", code, "messages", List.of(getMessage()), "params", params)));
    }
}
