package jp.noren.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A rental shop that settles on the 25th, as an operator makes it and watches it. */
final class SettlementShop {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 25);
    /** A look counts what is written: not too often, or the looking is what is measured. */
    private static final long LOOK = Duration.ofSeconds(3).toNanos();

    private final Node node;
    private final String shop;
    private Office office;
    private Api session;
    private Duration took;
    private long looked = System.nanoTime();

    private SettlementShop(Node node, String shop) {
        this.node = node;
        this.shop = shop;
    }

    static SettlementShop of(Node node, String shop) {
        return new SettlementShop(node, shop);
    }

    /** @param contracts the switch of the capability whose contracts it has */
    void make(String contracts) {
        Api anonymous = Api.at(node.address());
        Desk desk = Desk.open(node, anonymous);
        desk.loadDemo();
        office = Office.open(desk, anonymous, "settlement", List.of("BILLING", "ADMIN"));
        clock("2026-11-24T12:00:00+09:00");
        Desk admin = Desk.of(office.now());
        admin.storefront(shop, "RENTAL_WIFI");
        admin.switchOn(shop, contracts);
        admin.switchOn(shop, "payment.sbps");
        admin.policy(shop, "accountPayments", "[\"CARD\"]");
        admin.policy(shop, "cardBrands", "[\"JCB\",\"VISA\",\"MASTERCARD\",\"AMEX\",\"DINERS\"]");
        admin.policy(shop, "settlementCovers", "\"NEXT_MONTH\"");
        admin.policy(shop, "settlementDay", "25");
        // the house must have looked after the shop before its first settlement day
        node.shell("billing:settlement --start " + shop);
    }

    /** The clock of the node comes to the settlement day, so many months on; whoever watches logs in anew. */
    void beginOfMonth(int month) {
        clock(FIRST.plusMonths(month) + "T00:10:00+09:00");
        session = office.now();
        session.post("/api/v1/settlement-runs", Map.of("storefront", shop), Api.newKey())
                .orFail("run");
    }

    /** The same for another node, and for one that has just started. */
    void clockOfMonth(int month) {
        clock(FIRST.plusMonths(month) + "T00:10:00+09:00");
    }

    /** After a start of the node. */
    void backInMonth(int month) {
        clockOfMonth(month);
        session = office.now();
    }

    private void clock(String instant) {
        Api.at(node.address())
                .put("/api/v1/sandbox/clock", Map.of("instant", instant))
                .orFail("clock");
    }

    boolean isDone(int month) {
        if (System.nanoTime() - looked < LOOK) {
            return false;
        }
        looked = System.nanoTime();
        Answer runs = session.get("/api/v1/settlement-runs?storefront=" + shop);
        String wanted = FIRST.plusMonths(month + 1L).toString().substring(0, 7);
        boolean done = runs.ok()
                && runs.get("/data/0/month").equals(wanted)
                && runs.get("/data/0/state").equals("done");
        if (done) {
            Instant opened = Instant.parse(runs.get("/data/0/opened_at"));
            took = Duration.between(opened, Instant.parse(runs.get("/data/0/done_at")));
        }
        return done;
    }

    /** From the opening of the run to its end, as the node wrote it down. */
    Duration took() {
        return took;
    }
}
