package jp.noren.sandbox.internal.sbps;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * The answer of the token page, in the company's own names.
 *
 * @param brand the brand in the words of Noren's API, which the company does not say; for the convenience of scripts
 */
record TokenView(
        String result,
        @JsonProperty("errorCode") String errorCode,
        @JsonProperty("tokenResponse") Response response,
        String brand) {

    private static final Map<String, String> NAMES =
            Map.of("V", "VISA", "M", "MASTERCARD", "J", "JCB", "A", "AMEX", "D", "DINERS", "X", "OTHER");

    static final TokenView NO_SUCH_CARD = new TokenView("NG", "04001", null, null);

    record Response(
            String token,
            @JsonProperty("tokenKey") String tokenKey,
            @JsonProperty("maskedCcNumber") String masked,
            @JsonProperty("cardBrandCode") String brandCode) {}

    static TokenView ok(Tokens.Token token) {
        TestCard card = token.card();
        String brand = card.name().startsWith("unionpay") ? "UNIONPAY" : NAMES.get(card.brandCode());
        return new TokenView(
                "OK", "", new Response(token.token(), token.key(), "************0000", card.brandCode()), brand);
    }
}
