package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every way a card payment can end: approved, each class of decline, replies lost before and after the booking, late replies, garbage. In each row the
 * shop says "paid" if and only if the card company's book has exactly one charge of that amount. Arguments: archive, folder.
 */
public final class CardOutcomes {
    private static final Duration SETTLED = Duration.ofSeconds(90);
    private static final int AT_ONCE = 8;
    private static final List<String> DECLINES = List.of(
            "blocked",
            "declined",
            "over-limit",
            "unusable",
            "too-often",
            "wrong-number",
            "wrong-code",
            "not-permitted",
            "issuer",
            "bad-token");
    private static final List<String> FAULTS =
            List.of("technical", "lost-before", "lost-after", "late-1500", "late-17000");
    private static final List<String> STEPS = List.of("authorise", "commit");

    /** @param charged yen in the card company's book for this buyer */
    private record Row(String card, String status, String reason, long total, int charges, long charged) {
        boolean isTrue() {
            boolean paid = status.equals("paid") || status.equals("fulfilled");
            return paid ? charges == 1 && charged == total : status.equals("cancelled") && charges == 0;
        }
    }

    private final Score score = new Score(System.out);
    private final ThreadLocal<Buyer> regulars = new ThreadLocal<>();
    private final Node node;

    private CardOutcomes(Path archive, Path folder) {
        node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1");
    }

    public static void main(String[] arguments) throws Exception {
        CardOutcomes outcomes = new CardOutcomes(Path.of(arguments[0]), Path.of(arguments[1]));
        System.exit(outcomes.run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        try (CardCompany company = CardCompany.open()) {
            company.configure(node);
            node.start();
            Api anonymous = Api.at(node.address());
            Desk.open(node, anonymous).loadDemo();
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            });
            List<Future<Row>> rows = new ArrayList<>();
            for (String card : cards(company)) {
                rows.add(threads.submit(() -> play(card, anonymous, company)));
            }
            System.out.println("| card | order | reason | yen in the book |\n|---|---|---|---|");
            for (Future<Row> future : rows) {
                Row row = future.get();
                System.out.printf("| %s | %s | %s | %d |%n", row.card(), row.status(), row.reason(), row.charged());
                score.check(row.card(), row.isTrue(), row);
            }
            threads.shutdownNow();
        } finally {
            node.kill();
        }
        return score.end();
    }

    private static List<String> cards(CardCompany company) {
        List<String> cards = new ArrayList<>(List.of("visa-ok", "jcb-ok", "mastercard-ok", "amex-ok", "diners-ok"));
        DECLINES.forEach(decline -> cards.add("visa-" + decline));
        for (String step : STEPS) {
            FAULTS.forEach(fault -> cards.add("visa-" + step + "-" + fault));
            company.garbage().forEach(kind -> cards.add("visa-" + step + "-garbage-" + kind));
        }
        return cards;
    }

    /** In a shop most calls succeed; a company that answers nothing but garbage would be left alone after ten of them. */
    private void keepTheBreakerClosed(Api anonymous, CardCompany company) {
        Buyer buyer = regulars.get();
        if (buyer == null) {
            buyer = Buyer.register(
                    anonymous,
                    "TANA",
                    new Buyer.Person("INDIVIDUAL", "常連", Api.newKey() + "@mail.example", Api.newKey(), "en"),
                    Map.of());
            regulars.set(buyer);
        }
        for (int i = 0; i < 2; i++) {
            buyer.put("GIJI-20", 1).orFail("cart");
            buyer.orderByCard(company.cards().token("visa-ok")).orFail("good order");
        }
    }

    private Row play(String card, Api anonymous, CardCompany company) {
        if (card.contains("-authorise-") || card.contains("-commit-")) {
            keepTheBreakerClosed(anonymous, company);
        }
        Buyer buyer = Buyer.register(
                anonymous,
                "TANA",
                new Buyer.Person("INDIVIDUAL", card, Api.newKey() + "@mail.example", Api.newKey(), "en"),
                Map.of());
        buyer.put("GIJI-20", 1).orFail("cart");
        Answer order = buyer.orderByCard(company.cards().token(card)).orFail(card);
        String id = order.get("/id");
        Poll.until(SETTLED, () -> !buyer.order(id).get("/status").equals("confirming"));
        Answer settled = buyer.order(id);
        String member = buyer.api().get("/api/v1/members/me").orFail("me").get("/id");
        int charges = 0;
        long charged = 0;
        for (JsonNode line : company.charges()) {
            long kept = line.path("charged").asLong() - line.path("refunded").asLong();
            if (line.path("customer").asText().equals(member) && kept > 0) {
                charges++;
                charged += kept;
            }
        }
        return new Row(card, settled.get("/status"), settled.get("/reason"), order.yen("/total"), charges, charged);
    }
}
