package jp.noren.support.internal.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.app.ImportSupport;
import jp.noren.support.internal.app.TakeOver;
import jp.noren.support.internal.domain.CoverTerm;
import jp.noren.support.internal.domain.Plan;

/** What operators bring along. */
final class ImportWire {
    private static final String WORD = "[A-Z][A-Z0-9_]{1,39}";
    private static final int MOST = 1_000_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DELAY = 120;

    private ImportWire() {}

    /** @param delayMonths absent for none */
    public record Cover(String cover, Integer delayMonths) {
        int delay() {
            return delayMonths == null ? 0 : delayMonths;
        }
    }

    /** @param monthly yen without tax; @param taxPercent absent for 10; @param keyProduct what the key opens */
    public record NewPlan(
            String code,
            String forKind,
            LocalizedText name,
            Yen monthly,
            Integer taxPercent,
            boolean keyCode,
            LocalizedText keyProduct,
            LocalDate validFrom,
            List<Cover> covers) {

        void check(Fields fields, String at) {
            fields.present(at + "/code", code)
                    .like(at + "/code", code, WORD)
                    .present(at + "/for_kind", forKind)
                    .oneOf(at + "/for_kind", DeviceKind.class, forKind)
                    .present(at + "/name", name)
                    .right(at + "/name", fits(name), "support.field-too-long")
                    .right(at + "/key_product", fits(keyProduct), "support.field-too-long")
                    .present(at + "/monthly", monthly)
                    .between(at + "/monthly", monthly == null ? 0 : monthly.amount(), 0, MOST)
                    .right(at + "/tax_percent", List.of(0, 8, 10).contains(tax()), "support.number-out-of-range")
                    .present(at + "/valid_from", validFrom)
                    .present(at + "/covers", covers);
            for (int i = 0; covers != null && i < covers.size(); i++) {
                Cover one = covers.get(i);
                fields.present(at + "/covers/" + i + "/cover", one.cover())
                        .like(at + "/covers/" + i + "/cover", one.cover(), WORD)
                        .between(at + "/covers/" + i + "/delay_months", one.delay(), 0, LONGEST_DELAY);
            }
            boolean once = covers == null
                    || covers.stream().map(Cover::cover).distinct().count() == covers.size();
            fields.right(at + "/covers", once, "support.field-invalid");
        }

        private static boolean fits(LocalizedText text) {
            return text == null || text.texts().values().stream().allMatch(one -> one.length() <= LONGEST_NAME);
        }

        private int tax() {
            return taxPercent == null ? 10 : taxPercent;
        }

        Plan plan(String storefront) {
            return new Plan(
                    storefront,
                    code,
                    validFrom,
                    forKind,
                    whole(name),
                    monthly,
                    tax(),
                    keyCode,
                    keyProduct == null ? null : whole(keyProduct),
                    covers.stream()
                            .map(one -> new CoverTerm(one.cover(), one.delay()))
                            .toList());
        }

        private static LocalizedText whole(LocalizedText text) {
            return LocalizedText.of(text.in("ja"), text.in("en"), text.in("vi"));
        }
    }

    public record Span(String plan, LocalDate from, LocalDate to) {}

    /** @param keyCode the one it has already, out of the pool: a secret */
    public record Contract(String contract, List<Span> history, int changesUsed, int releasesUsed, String keyCode) {
        void check(Fields fields, String at) {
            fields.present(at + "/contract", contract)
                    .present(at + "/history", history)
                    .between(at + "/changes_used", changesUsed, 0, MOST)
                    .between(at + "/releases_used", releasesUsed, 0, MOST);
            for (int i = 0; history != null && i < history.size(); i++) {
                fields.present(at + "/history/" + i + "/plan", history.get(i).plan())
                        .present(at + "/history/" + i + "/from", history.get(i).from());
            }
        }

        TakeOver.Item item() {
            return new TakeOver.Item(
                    contract,
                    history.stream()
                            .map(span -> new TakeOver.Span(span.plan(), span.from(), span.to()))
                            .toList(),
                    changesUsed,
                    releasesUsed,
                    keyCode);
        }

        @Override
        public String toString() {
            return "Contract[" + contract + "]";
        }
    }

    /** Each list may be absent. @param keys key codes: secrets */
    public record Document(String storefront, List<NewPlan> plans, List<String> keys, List<Contract> contracts) {
        ImportSupport.Command command(Caller caller) {
            Fields fields = new Fields().present("/storefront", storefront);
            List<NewPlan> newPlans = given(plans);
            List<Contract> taken = given(contracts);
            for (int i = 0; i < newPlans.size(); i++) {
                newPlans.get(i).check(fields, "/plans/" + i);
            }
            for (int i = 0; i < taken.size(); i++) {
                taken.get(i).check(fields, "/contracts/" + i);
            }
            fields.orRefuse();
            return new ImportSupport.Command(
                    caller,
                    storefront,
                    newPlans.stream().map(plan -> plan.plan(storefront)).toList(),
                    given(keys),
                    taken.stream().map(Contract::item).toList());
        }

        /** A missing entry stays, so that the places of the others do not move. */
        private static <T> List<T> given(List<T> list) {
            return list == null ? List.of() : new ArrayList<>(list);
        }

        @Override
        public String toString() {
            return "Document[" + storefront + "]";
        }
    }

    /** What was new. */
    public record Imported(int plans, int keys, int contracts) {}
}
