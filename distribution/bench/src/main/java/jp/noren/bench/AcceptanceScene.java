package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** What every act of the acceptance has at hand. */
record AcceptanceScene(Score score, Api api, Desk desk, Cards cards, ShopData data, Transcript transcript) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Buyer register(String storefront, String kind, String name, String mark, Map<String, Object> more) {
        return Buyer.register(
                api,
                storefront,
                new Buyer.Person(kind, name, mark + "." + Api.newKey() + "@mail.example", Api.newKey(), api.language()),
                more);
    }

    void heading(String text) {
        score.say("");
        score.say(text);
        transcript.heading(text);
    }

    /** The newest mail to a buyer, once there are as many as expected. */
    JsonNode mail(Buyer buyer, int number) {
        Poll.until(PATIENCE, () -> desk.mails(buyer.email()).size() >= number);
        JsonNode mails = desk.mails(buyer.email());
        return mails.size() == 0 ? mails : mails.path(0);
    }

    /** Whether the news of the payment reaches the order: paid, and fulfilled where the shop waits for nothing else. */
    boolean becomesPaid(Buyer buyer, String order) {
        return Poll.until(PATIENCE, () -> DemoDay.isPaid(buyer.order(order)));
    }

    String today() {
        return Instant.parse(desk.clock())
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toLocalDate()
                .toString();
    }
}
