package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plan change, cancellation and settlement once more in a shop made from a seed: other ids, prices, fee, and other days in its policies, so that nothing
 * can be hard-wired. With the deposits, what is paid in advance, support and the contract of old of {@link GeneratedExtras}.
 */
final class GeneratedRentalAct {
    private final RentalScene scene;
    private final Score score;
    private final GeneratedShop shop;

    GeneratedRentalAct(RentalScene scene, long seed) {
        this.scene = scene;
        this.score = scene.score();
        this.shop = new GeneratedShop(scene, seed);
    }

    void play() {
        DemoMember member = shop.make();
        GeneratedExtras extras = new GeneratedExtras(scene, shop, member);
        extras.file();
        windows(member);
        extras.noStock();
        settled(member);
        extras.settled();
        extras.december();
        nextMonth(member);
        extras.claims();
    }

    private Map<String, Object> wish(DemoMember member, String kind, String number) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", kind);
        wish.put("contract", scene.contract(member, number).path("id").asText());
        return wish;
    }

    private void windows(DemoMember member) {
        scene.heading("The days of this shop's own policies");
        Map<String, Object> change = wish(member, "plan_change", shop.number(1));
        change.put("plan", "GB");
        change.put("course", "NORMAL");
        scene.at(GeneratedShop.day(shop.windowFirst - 1) + "T23:59:59.999");
        score.expect(
                "a change before its window",
                "false",
                scene.preview(member, change).get("/allowed"));
        Map<String, Object> cancel = wish(member, "cancellation", shop.number(2));
        scene.at(GeneratedShop.day(shop.cancelUntil) + "T23:59:59.999");
        score.expect(
                "a cancellation on its last day ends",
                GeneratedShop.MONTH + "-30",
                scene.preview(member, cancel).get("/effective_on"));
        scene.at(GeneratedShop.day(shop.cancelUntil + 1) + "T00:00:00");
        score.expect(
                "a moment later", "2026-12-31", scene.preview(member, cancel).get("/effective_on"));
        scene.at(GeneratedShop.day(shop.windowLast + 1) + "T00:00:00");
        score.expect(
                "a change after its window",
                "false",
                scene.preview(member, change).get("/allowed"));
        scene.at(GeneratedShop.day(shop.settlementDay) + "T00:00:00");
        score.expect(
                "on its settlement day", "false", scene.preview(member, cancel).get("/allowed"));
        scene.at(GeneratedShop.day(shop.windowLast) + "T23:59:59.999");
        score.expect(
                "a change in its last millisecond",
                201,
                scene.file(member, change).status());
        JsonNode old = scene.contract(member, shop.number(1));
        score.expect(
                "the old one ends", GeneratedShop.MONTH + "-30", old.path("end").asText());
    }

    private void settled(DemoMember member) {
        scene.heading("Its settlement, with its prices and its fee");
        scene.settle(shop.id, GeneratedShop.day(shop.settlementDay));
        score.expect(
                "the new one, with the fee",
                GeneratedShop.taxed(shop.after + shop.fee),
                scene.charge(member, next(member), "2026-12").path("total").asLong());
        JsonNode over = scene.charge(member, shop.number(1), "2026-12");
        score.check("the old one nothing", over.isMissingNode(), over);
    }

    /** The one that follows the contract whose plan was changed. */
    private String next(DemoMember member) {
        String old = scene.contract(member, shop.number(1)).path("id").asText();
        return scene.following(member, old).path("number").asText();
    }

    private void nextMonth(DemoMember member) {
        LocalDate month = LocalDate.parse(GeneratedShop.day(shop.settlementDay)).plusMonths(1);
        scene.settle(shop.id, month.toString());
        score.expect(
                "a month later",
                GeneratedShop.taxed(shop.after),
                scene.charge(member, next(member), "2027-01").path("total").asLong());
    }
}
