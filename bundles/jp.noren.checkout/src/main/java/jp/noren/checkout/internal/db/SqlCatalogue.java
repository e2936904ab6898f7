package jp.noren.checkout.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.checkout.internal.app.Catalogue;
import jp.noren.checkout.internal.domain.Product;
import jp.noren.checkout.internal.domain.ProductDraft;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogue in its tables. */
@Component
public final class SqlCatalogue implements Catalogue {
    private static final String LISTED = "select " + ProductRows.COLUMNS + ", s.quantity as stock from"
            + ProductRows.PRESENT + " left join checkout.stock s on s.product = p.id";

    private final Sql sql;
    private final Clock clock;

    @Activate
    public SqlCatalogue(
            @Reference(target = "(schema.name=checkout)") Schema schema, @Reference Sql sql, @Reference Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Optional<Listed> find(String product) {
        return sql.first(LISTED + " where p.id = ?", SqlCatalogue::listed, product);
    }

    @Override
    public List<Listed> page(String storefront, Slice slice) {
        boolean back = slice.before() != null;
        String anchor = back ? slice.before() : slice.after();
        String where = " where p.storefront = ? and p.active = ?";
        String from = " and p.code " + (back ? "<" : ">") + " (select a.code from checkout.products a where a.id = ?)";
        String order = " order by p.code" + (back ? " desc" : "") + " fetch first " + slice.rows() + " rows only";
        List<Object> values = new ArrayList<>(List.of(storefront, true));
        if (anchor != null) {
            values.add(anchor);
        }
        List<Listed> rows = new ArrayList<>(sql.query(
                LISTED + where + (anchor == null ? "" : from) + order, SqlCatalogue::listed, values.toArray()));
        return slice.shown(rows);
    }

    @Override
    public List<Product> all(String storefront) {
        return sql.query(
                "select " + ProductRows.COLUMNS + " from" + ProductRows.PRESENT + " where p.storefront = ?",
                ProductRows::read,
                storefront);
    }

    @Override
    public void add(String storefront, ProductDraft draft) {
        String id = Ids.random("prd");
        sql.update(
                "insert into checkout.products (id, storefront, code, edition, active) values (?, ?, ?, 1, ?)",
                id,
                storefront,
                draft.code(),
                draft.active());
        sql.update(ProductRows.INSERT_EDITION, ProductRows.edition(id, 1, draft, clock.millis()));
        if (draft.sale().kind() == Product.Kind.GOODS) {
            count(id, draft.stock().orElse(0));
        }
    }

    @Override
    public void change(Product product, ProductDraft draft) {
        int next = product.edition() + 1;
        sql.update(ProductRows.INSERT_EDITION, ProductRows.edition(product.id(), next, draft, clock.millis()));
        sql.update(
                "update checkout.products set edition = ?, active = ? where id = ?",
                next,
                draft.active(),
                product.id());
        draft.stock().ifPresent(count -> count(product.id(), count));
    }

    @Override
    public void count(String product, int quantity) {
        if (sql.update("update checkout.stock set quantity = ? where product = ?", quantity, product) == 0) {
            sql.update("insert into checkout.stock (product, quantity) values (?, ?)", product, quantity);
        }
    }

    private static Listed listed(ResultSet row) throws SQLException {
        Product product = ProductRows.read(row);
        int stock = row.getInt("stock");
        return new Listed(product, row.wasNull() ? Optional.empty() : Optional.of(stock));
    }
}
