package jp.noren.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The card company's page in the buyer's browser: it takes the card and gives a token; Noren never sees the card. */
public final class Cards {
    private final Api emulator;

    /** @param emulator the card company's emulator, its paths below {@code /sandbox/sbps} */
    public Cards(Api emulator) {
        this.emulator = emulator;
    }

    /** What the browser sends to Noren. */
    public record Token(String token, String tokenKey, String brand, int instalments, boolean authenticate) {

        public Map<String, Object> wire() {
            Map<String, Object> card = new LinkedHashMap<>();
            card.put("token", token);
            card.put("token_key", tokenKey);
            card.put("brand", brand);
            card.put("instalments", instalments);
            card.put("authenticate", authenticate);
            return card;
        }

        public Token withInstalments(int number) {
            return new Token(token, tokenKey, brand, number, authenticate);
        }

        public Token withAuthentication() {
            return new Token(token, tokenKey, brand, instalments, true);
        }

        @Override
        public String toString() {
            return "Token[hidden, " + brand + "]";
        }
    }

    /** @param card the emulator's name of a test card, such as {@code visa-ok} */
    public Token token(String card) {
        Answer answer =
                emulator.post("/sandbox/sbps/token", Map.of("card", card)).orFail("token for " + card);
        return new Token(
                answer.get("/tokenResponse/token"),
                answer.get("/tokenResponse/tokenKey"),
                answer.get("/brand"),
                1,
                false);
    }
}
