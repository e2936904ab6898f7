package jp.noren.sandbox.internal.np;

import java.util.List;
import java.util.Map;

/**
 * The book as JSON.
 *
 * @param calls how many calls of each path came
 * @param acceptedYen taken over and not cancelled
 * @param transactions all of them, oldest first; left out with {@code ?summary=true}, one with {@code ?key=}
 */
record NpBookView(Map<String, Long> calls, long acceptedYen, List<Buyer> buyers, List<Line> transactions) {

    record Buyer(String shopBuyerId, String npBuyerId, String company, String screening, long limit) {}

    /** @param billing {@code open}, {@code requested} or {@code billed} */
    record Line(
            String npTransactionId,
            String shopTransactionId,
            String npBuyerId,
            long amount,
            String orderedOn,
            String result,
            String reason,
            boolean cancelled,
            String billing,
            String billBase) {}

    static NpBookView of(NpEmulator emulator, String query) {
        NpCompany company = emulator.company();
        List<NpTransaction> all = emulator.book().transactions().stream()
                .map(one -> {
                    synchronized (company) {
                        return company.current(one);
                    }
                })
                .toList();
        long yen = all.stream()
                .filter(one -> one.isAccepted() && !one.isCancelled())
                .mapToLong(NpTransaction::amount)
                .sum();
        List<Buyer> buyers = emulator.book().buyers().stream()
                .map(one -> new Buyer(
                        one.key(), one.buyerId(), one.company(), one.state().word(), one.limit()))
                .toList();
        List<Line> lines = all.stream()
                .filter(one -> !query.contains("summary=true"))
                .filter(one -> !query.startsWith("key=") || one.key().equals(query.substring(4)))
                .map(one -> line(company, one))
                .toList();
        return new NpBookView(emulator.calls(), yen, buyers, lines);
    }

    private static Line line(NpCompany company, NpTransaction one) {
        String billing = one.billBase().isEmpty() ? "open" : company.isBilled(one) ? "billed" : "requested";
        return new Line(
                one.id(),
                one.key(),
                one.buyerId(),
                one.amount(),
                one.orderedOn().toString(),
                one.result(),
                one.reason(),
                one.isCancelled(),
                billing,
                one.billBase().map(Object::toString).orElse(null));
    }
}
