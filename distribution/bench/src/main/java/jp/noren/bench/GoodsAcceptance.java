package jp.noren.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The shop with goods: tax once per document, the last piece, the bank's files. */
final class GoodsAcceptance {
    private final AcceptanceScene scene;
    private final Score score;
    private final ShopData data;

    GoodsAcceptance(AcceptanceScene scene) {
        this.scene = scene;
        this.score = scene.score();
        this.data = scene.data();
    }

    void play() {
        taxOnce();
        deposits();
        lastPiece();
    }

    private Answer orderSeals(Buyer buyer) {
        data.seals().forEach(seal -> buyer.put(seal.id(), 1).orFail("cart"));
        return buyer.orderByTransfer().orFail("order");
    }

    private void taxOnce() {
        scene.heading("One of each of three goods: tax is rounded once");
        Buyer buyer = scene.register(data.goods(), "INDIVIDUAL", "岸本 ゆず", "yuzu", Map.of());
        Answer order = orderSeals(buyer);
        score.expect("sum without tax", data.sealsSum(), order.yen("/subtotal"));
        score.expect("tax", data.sealsTax(), order.yen("/tax"));
        score.check(
                "tax is not " + data.sealsTaxPerLine(), order.yen("/tax") != data.sealsTaxPerLine(), order.yen("/tax"));
        score.expect("total", data.sealsSum() + data.sealsTax(), order.yen("/total"));
        score.expect("status", "awaiting_deposit", order.get("/status"));
    }

    private void deposits() {
        scene.heading("The bank's files: exact, one yen less, a stranger, the same file twice");
        Buyer exact = scene.register(data.goods(), "INDIVIDUAL", "岸本 ゆず", "exact", Map.of("transfer_name", "ｷｼﾓﾄ ﾕｽﾞ"));
        Buyer brief = scene.register(data.goods(), "INDIVIDUAL", "Đỗ Anh", "short", Map.of("transfer_name", "ﾄﾞ- ｱｲﾝ"));
        Answer first = orderSeals(exact);
        Answer second = orderSeals(brief);
        byte[] file = scene.desk()
                .depositFile(
                        "01",
                        List.of(
                                line(first, "ｷｼﾓﾄ ﾕｽﾞ", first.yen("/total")),
                                line(second, "ﾄﾞ- ｱｲﾝ", second.yen("/total") - 1),
                                new Desk.Deposit("ﾐｼﾗﾇ ﾋﾄ", 777, scene.today())));
        Answer taken = scene.desk().takeDeposits(file).orFail("file");
        score.expect("the exact sum", "exact", taken.get("/results/0/kind"));
        score.expect("one yen less", "short", taken.get("/results/1/kind"));
        score.expect("a stranger", "unmatched", taken.get("/results/2/kind"));
        score.check("the first is paid", scene.isPaidSoon(exact, first.get("/id")), exact.order(first.get("/id")));
        score.expect(
                "the second still waits",
                "awaiting_deposit",
                brief.order(second.get("/id")).get("/status"));
        Answer again = scene.desk().takeDeposits(file).orFail("file again");
        for (int i = 0; i < 3; i++) {
            score.expect("the same file again, line " + (i + 1), "duplicate", again.get("/results/" + i + "/kind"));
        }
        byte[] rest = scene.desk().depositFile("03", List.of(line(second, "ﾄﾞ- ｱｲﾝ", 1)));
        scene.desk().takeDeposits(rest).orFail("the missing yen");
        score.check(
                "with the missing yen it is paid",
                scene.isPaidSoon(brief, second.get("/id")),
                brief.order(second.get("/id")));
        byte[] broken = java.util.Arrays.copyOf(file, file.length - 100);
        Answer refused = scene.desk().takeDeposits(broken);
        score.expect("a file cut short", 422, refused.status());
    }

    private Desk.Deposit line(Answer order, String name, long amount) {
        return new Desk.Deposit(
                order.get("/payment/next_action/transfer/payer_reference") + " " + name, amount, scene.today());
    }

    private void lastPiece() {
        scene.heading("The last piece, wanted by 50");
        Api silent = scene.api().writtenTo(Transcript.NONE);
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Buyer buyer = Buyer.register(
                    silent,
                    data.goods(),
                    new Buyer.Person(
                            "INDIVIDUAL",
                            "買手 " + i,
                            "last" + i + "." + Api.newKey() + "@mail.example",
                            Api.newKey(),
                            "ja"),
                    Map.of());
            buyer.put(data.lastPiece().id(), 1).orFail("cart");
            buyers.add(buyer);
        }
        ExecutorService crowd = Executors.newFixedThreadPool(50);
        try {
            List<Future<Answer>> answers = buyers.stream()
                    .map(buyer -> crowd.submit(buyer::orderByTransfer))
                    .toList();
            int got = 0;
            int refused = 0;
            for (Future<Answer> answer : answers) {
                Answer came = answer.get();
                got += came.status() == 201 ? 1 : 0;
                refused += came.status() == 409 && came.code().equals("checkout.out-of-stock") ? 1 : 0;
            }
            score.expect("buyers who got it", 1, got);
            score.expect("buyers who were told it is gone", 49, refused);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            crowd.shutdownNow();
        }
    }
}
