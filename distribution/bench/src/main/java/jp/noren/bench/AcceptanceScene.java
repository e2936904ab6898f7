package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

    /** The newest of the mails to a buyer that say something, once there are as many of them as expected; missing if they never come. */
    JsonNode mail(Buyer buyer, Predicate<String> says, int number) {
        Poll.until(PATIENCE, () -> saying(buyer, says).size() >= number);
        List<JsonNode> mails = saying(buyer, says);
        return mails.size() < number ? MissingNode.getInstance() : mails.get(0);
    }

    private List<JsonNode> saying(Buyer buyer, Predicate<String> says) {
        List<JsonNode> mails = new ArrayList<>();
        for (JsonNode mail : desk.mails(buyer.email())) {
            if (says.test(
                    mail.path("subject").asText() + "\n" + mail.path("body").asText())) {
                mails.add(mail);
            }
        }
        return mails;
    }

    boolean isPaidSoon(Buyer buyer, String order) {
        return Poll.until(PATIENCE, () -> DemoDay.isPaid(buyer.order(order)));
    }

    String tomorrow() {
        return java.time.LocalDate.parse(today()).plusDays(1).toString();
    }

    String today() {
        return Instant.parse(desk.clock())
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toLocalDate()
                .toString();
    }
}
