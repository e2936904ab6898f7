package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.Catalogue;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.Terms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogues in their tables: of the rows of one code the last that is valid on the day is taken. */
@Component
public final class SqlCatalogue implements Catalogue {
    private static final String PLANS =
            "select code, kind, name_ja, name_en, name_vi, data_gb, models, offered from rental.plans";
    private static final String COURSES =
            "select code, name_ja, name_en, name_vi, text_ja, text_en, text_vi from rental.courses";
    private static final String PRICES =
            "select plan, course, monthly, tax_percent, prepaid_months, prepaid_total, deposit, deposit_term_months from rental.prices";
    private static final String ITEMS =
            "select code, name_ja, name_en, name_vi, amount, tax_percent, for_kind from rental.items";

    private final Sql sql;

    @Activate
    public SqlCatalogue(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public PriceList on(String storefront, LocalDate day) {
        return new PriceList(
                last(rows(PLANS, SqlCatalogue::plan, storefront, day), PriceList.Plan::code),
                last(rows(COURSES, SqlCatalogue::course, storefront, day), PriceList.Course::code),
                new ArrayList<>(last(
                                rows(PRICES, SqlCatalogue::price, storefront, day),
                                price -> price.plan() + " " + price.course())
                        .values()),
                items("FEE", storefront, day),
                items("OPTION", storefront, day));
    }

    private <T> List<T> rows(String select, Sql.RowMapper<T> mapper, String storefront, LocalDate day) {
        return sql.query(
                select + " where storefront = ? and valid_from <= ? order by valid_from", mapper, storefront, day);
    }

    private Map<String, PriceList.Item> items(String kind, String storefront, LocalDate day) {
        return last(
                sql.query(
                        ITEMS + " where storefront = ? and valid_from <= ? and kind = ? order by valid_from",
                        SqlCatalogue::item,
                        storefront,
                        day,
                        kind),
                PriceList.Item::code);
    }

    private static <T> Map<String, T> last(List<T> inOrder, Function<T, String> code) {
        Map<String, T> last = new LinkedHashMap<>();
        inOrder.forEach(one -> last.put(code.apply(one), one));
        return last;
    }

    @Override
    public void write(String storefront, PriceList list, LocalDate from) {
        new CatalogueWriter(sql, storefront, from).write(list);
    }

    private static PriceList.Plan plan(ResultSet row) throws SQLException {
        int gigabytes = row.getInt("data_gb");
        return new PriceList.Plan(
                row.getString("code"),
                Kind.valueOf(row.getString("kind")),
                Names.read(row, "name"),
                gigabytes == 0 ? null : gigabytes,
                List.of(row.getString("models").split(",")),
                row.getBoolean("offered"));
    }

    private static PriceList.Course course(ResultSet row) throws SQLException {
        return new PriceList.Course(row.getString("code"), Names.read(row, "name"), Names.read(row, "text"));
    }

    private static PriceList.Price price(ResultSet row) throws SQLException {
        return new PriceList.Price(
                row.getString("plan"),
                row.getString("course"),
                new Terms(
                        row.getLong("monthly"),
                        row.getInt("tax_percent"),
                        row.getInt("prepaid_months"),
                        row.getLong("prepaid_total"),
                        row.getLong("deposit"),
                        row.getInt("deposit_term_months")));
    }

    private static PriceList.Item item(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        boolean none = row.wasNull();
        return new PriceList.Item(
                row.getString("code"),
                Names.read(row, "name"),
                none ? null : amount,
                row.getInt("tax_percent"),
                row.getString("for_kind"));
    }
}
