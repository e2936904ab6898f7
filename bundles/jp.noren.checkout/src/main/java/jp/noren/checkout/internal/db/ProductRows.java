package jp.noren.checkout.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.noren.checkout.internal.domain.CancellationTerms;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.checkout.internal.domain.ProductDraft;
import jp.noren.checkout.internal.domain.QuantityLimits;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** Products as rows: {@code p} is {@code checkout.products}, {@code e} an edition of it. */
final class ProductRows {
    static final String COLUMNS =
            "p.id, e.edition, p.storefront, p.code, p.active, e.name_ja, e.name_en, e.name_vi, e.category, e.maker,"
                    + " e.kind, e.unit, e.billing_cycle, e.unit_price, e.tax_percent, e.min_quantity, e.max_quantity, e.notice_days,"
                    + " e.effective_end, e.minimum_months, e.refund, e.auto_renew, e.terms_ja, e.terms_en, e.terms_vi";

    static final String PRESENT =
            " checkout.products p join checkout.editions e on e.product = p.id and e.edition = p.edition";

    static final String INSERT_EDITION =
            "insert into checkout.editions (product, edition, name_ja, name_en, name_vi, category, maker,"
                    + " kind, unit, billing_cycle, unit_price, tax_percent, min_quantity, max_quantity, notice_days, effective_end,"
                    + " minimum_months, refund, auto_renew, terms_ja, terms_en, terms_vi, made_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private ProductRows() {}

    static Product read(ResultSet row) throws SQLException {
        return new Product(
                row.getString("id"),
                row.getInt("edition"),
                row.getString("storefront"),
                row.getString("code"),
                row.getBoolean("active"),
                new Product.Description(text(row, "name"), row.getString("category"), row.getString("maker")),
                sale(row),
                terms(row));
    }

    private static Product.Sale sale(ResultSet row) throws SQLException {
        return new Product.Sale(
                Product.Kind.valueOf(row.getString("kind")),
                row.getString("unit"),
                Product.BillingCycle.valueOf(row.getString("billing_cycle")),
                Yen.of(row.getLong("unit_price")),
                new TaxRate(row.getInt("tax_percent")),
                new QuantityLimits(row.getInt("min_quantity"), row.getInt("max_quantity")));
    }

    private static Optional<CancellationTerms> terms(ResultSet row) throws SQLException {
        if (row.getString("terms_ja") == null) {
            return Optional.empty();
        }
        return Optional.of(new CancellationTerms(
                row.getInt("notice_days"),
                row.getString("effective_end"),
                row.getInt("minimum_months"),
                row.getString("refund"),
                row.getBoolean("auto_renew"),
                text(row, "terms")));
    }

    private static LocalizedText text(ResultSet row, String column) throws SQLException {
        return LocalizedText.of(
                row.getString(column + "_ja"), row.getString(column + "_en"), row.getString(column + "_vi"));
    }

    static Object[] edition(String product, int edition, ProductDraft draft, long now) {
        Product.Description text = draft.description();
        Product.Sale sale = draft.sale();
        List<Object> values = new ArrayList<>(Arrays.asList(product, edition));
        values.addAll(texts(text.name()));
        values.addAll(Arrays.asList(text.category(), text.maker(), sale.kind().name(), sale.unit()));
        values.addAll(Arrays.asList(
                sale.cycle().name(), sale.unitPrice().amount(), sale.taxRate().percent()));
        values.addAll(Arrays.asList(sale.limits().min(), sale.limits().max()));
        values.addAll(terms(draft.terms().orElse(null)));
        values.add(now);
        return values.toArray();
    }

    private static List<Object> terms(CancellationTerms terms) {
        if (terms == null) {
            return Arrays.asList(new Object[8]);
        }
        List<Object> values = new ArrayList<>(Arrays.asList(
                terms.noticeDays(), terms.effectiveEnd(), terms.minimumMonths(), terms.refund(), terms.autoRenew()));
        values.addAll(texts(terms.text()));
        return values;
    }

    private static List<Object> texts(LocalizedText text) {
        return Arrays.asList(text.in("ja"), text.in("en"), text.in("vi"));
    }
}
