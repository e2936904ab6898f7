package jp.noren.support.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.support.internal.app.PlanBook;
import jp.noren.support.internal.domain.CoverTerm;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plans in their tables. */
@Component
public final class SqlPlanBook implements PlanBook {
    private record Key(String code, LocalDate validFrom) {}

    private record Cover(Key key, CoverTerm term) {}

    private final Sql sql;

    @Activate
    public SqlPlanBook(@Reference(target = "(schema.name=support)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Plan> versions(String storefront) {
        Map<Key, List<CoverTerm>> covers = new HashMap<>();
        sql.query(
                        "select code, valid_from, cover, delay_months from support.plan_covers where storefront = ?"
                                + " order by code, valid_from, sort_no",
                        row -> new Cover(key(row), new CoverTerm(row.getString("cover"), row.getInt("delay_months"))),
                        storefront)
                .forEach(cover -> covers.computeIfAbsent(cover.key(), key -> new ArrayList<>())
                        .add(cover.term()));
        return sql.query(
                "select storefront, code, valid_from, for_kind, name_ja, name_en, name_vi, monthly, tax_percent,"
                        + " key_code, product_ja, product_en, product_vi from support.plans where storefront = ? order by"
                        + " sort_no, code, valid_from",
                row -> plan(row, covers.getOrDefault(key(row), List.of())),
                storefront);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("code"), Sql.date(row, "valid_from"));
    }

    private static Plan plan(ResultSet row, List<CoverTerm> covers) throws SQLException {
        return new Plan(
                row.getString("storefront"),
                row.getString("code"),
                Sql.date(row, "valid_from"),
                row.getString("for_kind"),
                text(row, "name"),
                Yen.of(row.getLong("monthly")),
                row.getInt("tax_percent"),
                row.getBoolean("key_code"),
                row.getString("product_ja") == null ? null : text(row, "product"),
                covers);
    }

    private static LocalizedText text(ResultSet row, String column) throws SQLException {
        return LocalizedText.of(
                row.getString(column + "_ja"), row.getString(column + "_en"), row.getString(column + "_vi"));
    }

    @Override
    public boolean add(Plan plan, int sortNo) {
        boolean added = insert(plan, sortNo);
        for (int i = 0; added && i < plan.covers().size(); i++) {
            sql.update(
                    "insert into support.plan_covers (storefront, code, valid_from, cover, sort_no, delay_months)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    plan.storefront(),
                    plan.code(),
                    plan.validFrom(),
                    plan.covers().get(i).cover(),
                    i,
                    plan.covers().get(i).delayMonths());
        }
        return added;
    }

    private boolean insert(Plan plan, int sortNo) {
        LocalizedText product = plan.keyProduct();
        return sql.insertIfAbsent(
                "insert into support.plans (storefront, code, valid_from, for_kind, name_ja, name_en, name_vi,"
                        + " monthly, tax_percent, key_code, product_ja, product_en, product_vi, sort_no) values (?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                plan.storefront(),
                plan.code(),
                plan.validFrom(),
                plan.forKind(),
                plan.name().in("ja"),
                plan.name().in("en"),
                plan.name().in("vi"),
                plan.monthly().amount(),
                plan.taxPercent(),
                plan.keyCode(),
                product == null ? null : product.in("ja"),
                product == null ? null : product.in("en"),
                product == null ? null : product.in("vi"),
                sortNo);
    }
}
