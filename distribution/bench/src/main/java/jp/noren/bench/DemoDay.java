package jp.noren.bench;

import java.util.List;
import java.util.Map;

/** What happens in the shops on an ordinary day, told while it happens. */
final class DemoDay {
    private static final String PASSWORD = "hanashobu-to-ajisai";

    private final Score score;
    private final Api anonymous;
    private final Desk desk;
    private final Cards cards;

    DemoDay(Score score, Api anonymous, Desk desk, Cards cards) {
        this.score = score;
        this.anonymous = anonymous;
        this.desk = desk;
        this.cards = cards;
    }

    void play() {
        payByTransfer();
        payByCard();
        cardRefused();
        askWhatTanaOffers();
    }

    private void payByTransfer() {
        score.say("");
        score.say("岸本ゆず registers at くらしの蔵 and orders one of each sticker by bank transfer.");
        Buyer yuzu = Buyer.register(
                anonymous,
                "KURA",
                new Buyer.Person("INDIVIDUAL", "岸本 ゆず", "yuzu.demo@mail.example", PASSWORD, "ja"),
                Map.of("transfer_name", "ｷｼﾓﾄ ﾕｽﾞ"));
        List.of("SEAL-A", "SEAL-B", "SEAL-C").forEach(seal -> yuzu.put(seal, 1).orFail("cart"));
        Answer order = yuzu.orderByTransfer().orFail("order by transfer");
        score.expect("sum without tax", 345, order.yen("/subtotal"));
        score.expect("tax, rounded once", 34, order.yen("/tax"));
        score.expect("order", "awaiting_deposit", order.get("/status"));
        String reference = order.get("/payment/next_action/transfer/payer_reference");
        score.say("  She is asked to transfer 379 yen under " + reference + ".");
        byte[] file = desk.depositFile(
                "01", List.of(new Desk.Deposit(reference + " ｷｼﾓﾄ ﾕｽﾞ", order.yen("/total"), today())));
        Answer taken = desk.takeDeposits(file).orFail("deposit file");
        score.expect("the bank's file: first line", "exact", taken.get("/results/0/kind"));
        String id = order.get("/id");
        Poll.until(java.time.Duration.ofSeconds(15), () -> isPaid(yuzu.order(id)));
        score.check("her order is paid", isPaid(yuzu.order(id)), yuzu.order(id));
        Answer again = desk.takeDeposits(file).orFail("the same file again");
        score.expect("the same file again", "duplicate", again.get("/results/0/kind"));
        expectMail(yuzu, "a mail in Japanese came");
    }

    private void payByCard() {
        score.say("");
        score.say("Đỗ Anh registers at くらしの蔵 in Vietnamese and pays by card.");
        Buyer anh = Buyer.register(
                anonymous,
                "KURA",
                new Buyer.Person("INDIVIDUAL", "Đỗ Anh", "anh.demo@mail.example", PASSWORD, "vi"),
                Map.of());
        anh.put("SEAL-B", 2).orFail("cart");
        Answer order = anh.orderByCard(cards.token("diners-ok")).orFail("order by card");
        score.check("paid at once", isPaid(order), order);
        expectMail(anh, "a mail in Vietnamese came");
    }

    private void cardRefused() {
        score.say("");
        score.say("森下ケイ orders software at くらうど棚; the card company refuses the card.");
        Buyer kei = Buyer.register(
                anonymous,
                "TANA",
                new Buyer.Person("INDIVIDUAL", "Kei Morishita", "kei.demo@mail.example", PASSWORD, "en"),
                Map.of());
        kei.put("GIJI-20", 1).orFail("cart");
        Answer refused = kei.orderByCard(cards.token("visa-over-limit")).orFail("order");
        score.expect("the order", "cancelled", refused.get("/status"));
        score.expect("because", "card_not_approved", refused.get("/reason"));
        score.expect("the cart has it again", "GIJI-20", kei.cart().get("/lines/0/code"));
        Answer retry = kei.orderByCard(cards.token("visa-ok")).orFail("retry");
        score.check("with another card it is paid", isPaid(retry), retry);
        score.check("under a new number", !retry.get("/number").equals(refused.get("/number")), retry.get("/number"));
    }

    private void askWhatTanaOffers() {
        score.say("");
        score.say("What can one pay with at くらうど棚?");
        Buyer company = Buyer.register(
                anonymous,
                "TANA",
                new Buyer.Person("CORPORATE", "株式会社そら豆", "hello.demo@soramame.example", PASSWORD, "ja"),
                Map.of());
        Answer methods = company.api().get("/api/v1/payment-methods").orFail("payment methods");
        score.expect("offered", "CARD", methods.get("/data/0/method"));
        score.expect("not offered", "NP", methods.get("/not_offered/0/method"));
        score.say("  " + methods.get("/not_offered/0/detail"));
    }

    private void expectMail(Buyer buyer, String what) {
        Poll.until(
                java.time.Duration.ofSeconds(15),
                () -> desk.mails(buyer.email()).size() > 0);
        score.check(what, desk.mails(buyer.email()).size() > 0, "no mail");
        if (desk.mails(buyer.email()).size() > 0) {
            score.say("  " + desk.mails(buyer.email()).get(0).path("subject").asText());
        }
    }

    private String today() {
        return java.time.Instant.parse(desk.clock())
                .atZone(java.time.ZoneId.of("Asia/Tokyo"))
                .toLocalDate()
                .toString();
    }

    static boolean isPaid(Answer order) {
        return List.of("paid", "fulfilled").contains(order.get("/status"));
    }
}
