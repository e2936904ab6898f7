package jp.noren.rental.internal.rest;

import java.util.Comparator;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.Terms;

/** The catalogue over the wire, in the reader's language; amounts are yen without tax. */
final class CatalogueWire {
    private CatalogueWire() {}

    /** @param monthly of a prepaid course: what each month after the prepaid ones costs */
    public record Price(
            String course,
            String courseName,
            String courseText,
            Yen monthly,
            int taxPercent,
            Integer prepaidMonths,
            Yen prepaidTotal,
            Yen deposit,
            Integer depositTermMonths) {
        static Price of(PriceList list, PriceList.Price price, String language) {
            Terms terms = price.terms();
            var course = list.course(price.course());
            return new Price(
                    price.course(),
                    course.map(one -> one.name().in(language)).orElse(price.course()),
                    course.map(one -> one.text().in(language)).orElse(null),
                    Yen.of(terms.monthly()),
                    terms.taxPercent(),
                    terms.isPrepaid() ? terms.prepaidMonths() : null,
                    terms.isPrepaid() ? Yen.of(terms.prepaidTotal()) : null,
                    terms.hasDeposit() ? Yen.of(terms.deposit()) : null,
                    terms.hasDeposit() ? terms.depositTermMonths() : null);
        }
    }

    public record Plan(
            String id, String kind, String name, Integer dataGb, List<String> deviceModels, List<Price> prices) {
        static Plan of(PriceList list, PriceList.Plan plan, String language) {
            return new Plan(
                    plan.code(),
                    plan.kind().name(),
                    plan.name().in(language),
                    plan.dataGb(),
                    plan.models(),
                    list.prices().stream()
                            .filter(price -> price.plan().equals(plan.code()))
                            .map(price -> Price.of(list, price, language))
                            .toList());
        }
    }

    /** @param amount absent for a fee of one month's price */
    public record Item(String id, String name, Yen amount, int taxPercent, String forKind) {
        static Item of(PriceList.Item item, String language) {
            return new Item(
                    item.code(),
                    item.name().in(language),
                    item.amount() == null ? null : Yen.of(item.amount()),
                    item.taxPercent(),
                    item.forKind());
        }
    }

    public record Shown(List<Plan> plans, List<Item> options, List<Item> fees) {
        static Shown of(PriceList list, String language) {
            return new Shown(
                    list.plans().values().stream()
                            .filter(PriceList.Plan::offered)
                            .sorted(Comparator.comparing(PriceList.Plan::code))
                            .map(plan -> Plan.of(list, plan, language))
                            .toList(),
                    items(list.options().values().stream().toList(), language),
                    items(list.fees().values().stream().toList(), language));
        }
    }

    private static List<Item> items(List<PriceList.Item> items, String language) {
        return items.stream()
                .sorted(Comparator.comparing(PriceList.Item::code))
                .map(item -> Item.of(item, language))
                .toList();
    }

    /**
     * A contract of old as it stands here.
     *
     * @param customerRef under which the payment company has to keep its card
     */
    public record TakenOver(String id, String number, String member, String state, String method, String customerRef) {
        static TakenOver of(Contract contract) {
            return new TakenOver(
                    contract.id(),
                    contract.number(),
                    contract.owner().member(),
                    contract.status().word(),
                    contract.payer().method(),
                    contract.payer().customerRef());
        }
    }
}
