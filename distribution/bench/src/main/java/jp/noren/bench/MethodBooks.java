package jp.noren.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Compares what buyers were told, method by method, with the payment companies' own books and with the buyers' own lists of orders. */
final class MethodBooks {
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private final Score score;
    private final MethodShops shops;
    private final Map<String, Crowd> crowds;
    private final int cardsBefore;

    /** To be made before the first order. */
    MethodBooks(Score score, MethodShops shops, Map<String, Crowd> crowds) {
        this.score = score;
        this.shops = shops;
        this.crowds = crowds;
        this.cardsBefore = cards().charges();
    }

    private Deals.Book cards() {
        return Deals.book(shops.book("sbps").path("charges"));
    }

    void judge() {
        book("CARD", () -> cards().charges() - cardsBefore);
        book("NP", shops::invoiced);
        book("ATONE", shops::settled);
        book("RENT", () -> shops.book("rent").size());
        long points = crowds.get("POINTS").deals().told().stream()
                .mapToLong(Deals.Told::total)
                .sum();
        score.expect("yen of points spent", points, shops.pointsSpent());
        score.expect("charged twice by card", 0, cards().doubles());
    }

    /** What an answer has left open the engine finds out soon. */
    private void book(String method, LongSupplier book) {
        Deals deals = crowds.get(method).deals();
        long standing = deals.told().size() - deals.cancelled();
        Poll.until(SETTLED, () -> book.getAsLong() == standing);
        score.expect(
                method + ": orders told of" + (deals.cancelled() == 0 ? "" : " and not cancelled")
                        + ", once in the company's book",
                standing,
                book.getAsLong());
    }

    /** Every order that a buyer was told of stands in his list, and no other one. */
    void lists() {
        crowds.forEach((method, crowd) -> {
            Set<String> listed = new HashSet<>();
            crowd.buyers()
                    .forEach(buyer -> FinalOrders.each(
                            buyer, order -> listed.add(order.path("id").asText())));
            Set<String> told = new HashSet<>();
            crowd.deals().told().forEach(one -> told.add(one.order()));
            Set<String> lost = new HashSet<>(told);
            lost.removeAll(listed);
            listed.removeAll(told);
            score.expect(method + ": lost of " + told.size() + " orders", 0, lost.size());
            score.expect(method + ": orders that nobody was told of", 0, listed.size());
        });
    }
}
