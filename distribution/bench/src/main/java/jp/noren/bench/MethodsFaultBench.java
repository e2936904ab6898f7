package jp.noren.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Buyers order by every method while three of ten orders meet a fault of the company's, made from a seed: lost before it was booked, lost after, late,
 * rubbish. Then the companies are well again, and what was left unknown has to be found out. Told by the companies' own books: nobody is charged twice, or
 * for an order that is not his, or another amount. Arguments: archive, folder, orders at least (10000), seed.
 */
public final class MethodsFaultBench extends MethodsStage {
    /** Those that are asked over a line; points and transfers ask nobody. */
    private static final Map<String, String> COMPANIES =
            Map.of("CARD", "sbps", "NP", "np", "ATONE", "atone", "RENT", "rent");

    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final int orders;
    private final long seed;

    private MethodsFaultBench(String archive, String folder, int orders, long seed) {
        super(archive, folder);
        this.orders = orders;
        this.seed = seed;
    }

    public static void main(String[] arguments) {
        MethodsFaultBench bench = new MethodsFaultBench(
                arguments[0], arguments[1], Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        System.exit(bench.run() ? 0 : 1);
    }

    @Override
    void play(Api anonymous, Desk desk, MethodShops shops) {
        Deals.Book cardsBefore = cards(shops);
        List<Mischief> mischief = COMPANIES.entrySet().stream()
                .map(one -> new Mischief(
                        anonymous, one.getValue(), crowds.get(one.getKey()).deals(), seed))
                .toList();
        crowds.values().forEach(crowd -> crowd.resting(REST).start());
        mischief.forEach(Mischief::start);
        Poll.require("orders", PATIENCE, () -> calls() >= orders);
        crowds.values().forEach(Crowd::stop);
        mischief.forEach(Mischief::stop);
        score.say("seed " + seed + ": " + calls() + " orders, faults "
                + mischief.stream().map(Mischief::toString).toList());
        resolved();
        crowds.forEach(this::tell);
        judge(shops, cardsBefore, desk);
    }

    private static Deals.Book cards(MethodShops shops) {
        return Deals.book(shops.book("sbps").path("charges"));
    }

    /** From now on every company is well. */
    private void resolved() {
        UnknownOrders unknown = new UnknownOrders(crowds.values());
        Figures took = unknown.untilKnown(Duration.ofMinutes(3));
        score.say("unknown at the end of the faults: " + unknown.count() + ", found out after " + took);
        score.check("half of them within 15 s", took.millis(0.5) <= 15_000, took);
        score.check("99 of 100 within 60 s", took.millis(0.99) <= 60_000, took);
    }

    /** A method whose breaker is open is refused before anything is written; nothing else may be. */
    private void tell(String method, Crowd crowd) {
        List<String> failures = crowd.deals().failures();
        List<String> others =
                failures.stream().filter(failure -> !failure.startsWith("503 ")).toList();
        score.say(method + ": " + crowd.deals().calls() + " orders, " + failures.size()
                + " refused before anything was written; " + crowd.figures());
        others.stream().limit(3).forEach(failure -> score.say("  failure: " + failure));
        score.expect(method + " answered otherwise", 0, others.size());
    }

    /** What nobody can look up is not sent again, and its order is cancelled; a person compares it with the company's list (design, section 6). */
    private void attention(Desk desk) {
        Map<String, Integer> reasons = new TreeMap<>();
        desk.attention()
                .forEach(one -> reasons.merge(
                        one.path("payment").path("method").asText() + " "
                                + one.path("code").asText(),
                        1,
                        Integer::sum));
        score.say("on the operator's list: " + reasons);
    }

    private void judge(MethodShops shops, Deals.Book cardsBefore, Desk desk) {
        attention(desk);
        Map<String, LongSupplier> books = Map.of(
                "CARD", () -> cards(shops).charges() - cardsBefore.charges(),
                "NP", shops::standingInvoices,
                "ATONE", shops::settled,
                "RENT", shops::standingRents);
        Map<String, LongSupplier> yen = Map.of(
                "CARD",
                () -> cards(shops).yen() - cardsBefore.yen(),
                "NP",
                () -> shops.book("np").path("accepted_yen").asLong(),
                "ATONE",
                shops::settledYen,
                "RENT",
                shops::standingRentYen);
        for (String method : COMPANIES.keySet()) {
            FinalOrders kept = FinalOrders.of(crowds.get(method));
            score.expect(method + ": orders without a result", 0L, kept.open());
            score.expect(
                    method + ": orders that stand, once each in the company's book",
                    kept.standing(),
                    books.get(method).getAsLong());
            score.expect(
                    method + ": yen in the company's book",
                    kept.yen(),
                    yen.get(method).getAsLong());
        }
        FinalOrders points = FinalOrders.of(crowds.get("POINTS"));
        score.expect("POINTS: yen of points spent", points.yen(), shops.pointsSpent());
        score.expect("charged twice by card", 0, cards(shops).doubles());
        new MethodBooks(score, shops, crowds).lists();
    }
}
