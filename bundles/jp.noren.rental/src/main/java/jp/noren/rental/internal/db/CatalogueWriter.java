package jp.noren.rental.internal.db;

import java.time.LocalDate;
import jp.noren.kernel.LocalizedText;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.Terms;

/** Writes a catalogue as valid from a day on; what was written for the same day before is replaced. */
final class CatalogueWriter {
    private final Sql sql;
    private final String storefront;
    private final LocalDate from;

    CatalogueWriter(Sql sql, String storefront, LocalDate from) {
        this.sql = sql;
        this.storefront = storefront;
        this.from = from;
    }

    void write(PriceList list) {
        list.plans().values().forEach(this::plan);
        list.courses().values().forEach(this::course);
        list.prices().forEach(this::price);
        list.fees().values().forEach(item -> item("FEE", item));
        list.options().values().forEach(item -> item("OPTION", item));
    }

    private void plan(PriceList.Plan plan) {
        sql.update(
                "delete from rental.plans where storefront = ? and code = ? and valid_from = ?",
                storefront,
                plan.code(),
                from);
        LocalizedText name = plan.name();
        sql.update(
                "insert into rental.plans (storefront, code, valid_from, kind, name_ja, name_en, name_vi, data_gb, models, offered)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                storefront,
                plan.code(),
                from,
                plan.kind().name(),
                name.in("ja"),
                name.in("en"),
                name.in("vi"),
                plan.dataGb(),
                String.join(",", plan.models()),
                plan.offered());
    }

    private void course(PriceList.Course course) {
        sql.update(
                "delete from rental.courses where storefront = ? and code = ? and valid_from = ?",
                storefront,
                course.code(),
                from);
        LocalizedText name = course.name();
        LocalizedText text = course.text();
        sql.update(
                "insert into rental.courses (storefront, code, valid_from, name_ja, name_en, name_vi, text_ja, text_en, text_vi)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                storefront,
                course.code(),
                from,
                name.in("ja"),
                name.in("en"),
                name.in("vi"),
                text.in("ja"),
                text.in("en"),
                text.in("vi"));
    }

    private void price(PriceList.Price price) {
        sql.update(
                "delete from rental.prices where storefront = ? and plan = ? and course = ? and valid_from = ?",
                storefront,
                price.plan(),
                price.course(),
                from);
        Terms terms = price.terms();
        sql.update(
                "insert into rental.prices (storefront, plan, course, valid_from, monthly, tax_percent, prepaid_months,"
                        + " prepaid_total, deposit, deposit_term_months) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                storefront,
                price.plan(),
                price.course(),
                from,
                terms.monthly(),
                terms.taxPercent(),
                terms.prepaidMonths(),
                terms.prepaidTotal(),
                terms.deposit(),
                terms.depositTermMonths());
    }

    private void item(String kind, PriceList.Item item) {
        sql.update(
                "delete from rental.items where storefront = ? and kind = ? and code = ? and valid_from = ?",
                storefront,
                kind,
                item.code(),
                from);
        LocalizedText name = item.name();
        sql.update(
                "insert into rental.items (storefront, kind, code, valid_from, name_ja, name_en, name_vi, amount, tax_percent,"
                        + " for_kind) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                storefront,
                kind,
                item.code(),
                from,
                name.in("ja"),
                name.in("en"),
                name.in("vi"),
                item.amount(),
                item.taxPercent(),
                item.forKind());
    }
}
