package jp.noren.sandbox.internal.sbps;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The book as JSON.
 *
 * @param calls how many calls of each function came
 * @param states how many charges stand in each state
 * @param chargedYen captured and not given back
 * @param charges all of them, oldest first; left out with {@code ?summary=true}
 */
record BookView(Map<String, Long> calls, Map<String, Long> states, long chargedYen, List<Line> charges) {

    /**
     * @param charged yen captured; zero before and after a cancel
     * @param statement what came in the free fields, by agreement the name on the statement
     */
    record Line(
            String merchant,
            String orderId,
            String orderRowno,
            String trackingId,
            String transactionId,
            String customer,
            long amount,
            String card,
            String itemName,
            String statement,
            String state,
            long charged,
            long refunded,
            List<Act> acts) {}

    record Act(String at, String what, long amount) {}

    /** @param query {@code summary=true}, {@code order=<order_id>} or nothing */
    static BookView of(Emulator emulator, String query) {
        List<Line> lines =
                emulator.book().charges().stream().map(BookView::line).toList();
        Map<String, Long> states =
                lines.stream().collect(Collectors.groupingBy(Line::state, TreeMap::new, Collectors.counting()));
        long yen = lines.stream()
                .mapToLong(line -> line.charged() - line.refunded())
                .sum();
        return new BookView(emulator.calls(), states, yen, chosen(lines, query));
    }

    private static List<Line> chosen(List<Line> lines, String query) {
        if (query.contains("summary=true")) {
            return List.of();
        }
        return query.startsWith("order=")
                ? lines.stream()
                        .filter(line -> line.orderId().equals(query.substring(6)))
                        .toList()
                : lines;
    }

    private static Line line(Charge charge) {
        Charge.Facts facts = charge.facts();
        synchronized (charge) {
            List<Charge.Act> acts = charge.acts();
            long captured = acts.stream()
                    .filter(act -> act.what().equals(Book.CAPTURE))
                    .mapToLong(Charge.Act::amount)
                    .sum();
            return new Line(
                    facts.shop(),
                    facts.orderId(),
                    facts.rowNumber(),
                    facts.trackingId(),
                    facts.transactionId(),
                    facts.customer(),
                    facts.amount(),
                    facts.card(),
                    facts.itemName(),
                    facts.statement(),
                    charge.state().name(),
                    captured,
                    charge.refunded(),
                    acts.stream().map(BookView::act).toList());
        }
    }

    private static Act act(Charge.Act act) {
        return new Act(Instant.ofEpochMilli(act.atMillis()).toString(), act.what(), act.amount());
    }
}
