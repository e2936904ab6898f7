package jp.noren.checkout.internal.db;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jp.noren.checkout.internal.app.Carts;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The carts in their table. */
@Component
public final class SqlCarts implements Carts {
    private static final String ITEMS = "select " + ProductRows.COLUMNS + ", c.quantity as quantity from"
            + " checkout.cart_lines c join checkout.products p on p.id = c.product"
            + " join checkout.editions e on e.product = p.id and e.edition = p.edition"
            + " where c.member = ?";
    private static final Comparator<Item> BY_CODE =
            Comparator.comparing(item -> item.product().code());
    private static final String INSERT = "insert into checkout.cart_lines (member, product, quantity) values (?, ?, ?)";

    private final Sql sql;

    @Activate
    public SqlCarts(@Reference(target = "(schema.name=checkout)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    /** Put in order here: a cart is small, and to sort is what Derby does worst. */
    @Override
    public List<Item> items(String member) {
        return sql.query(ITEMS, row -> new Item(ProductRows.read(row), row.getInt("quantity")), member).stream()
                .sorted(BY_CODE)
                .toList();
    }

    @Override
    public void put(String member, String product, int quantity) {
        String update = "update checkout.cart_lines set quantity = ? where member = ? and product = ?";
        // most lines are new ones
        if (!sql.insertIfAbsent(INSERT, member, product, quantity)
                && sql.update(update, quantity, member, product) == 0) {
            sql.insertIfAbsent(INSERT, member, product, quantity);
        }
    }

    @Override
    public boolean remove(String member, String product) {
        return sql.update("delete from checkout.cart_lines where member = ? and product = ?", member, product) == 1;
    }

    @Override
    public boolean empty(String member, List<Item> bought) {
        int[] taken = sql.updateEach(
                "delete from checkout.cart_lines where member = ? and product = ? and quantity = ?",
                bought.stream()
                        .map(item -> new Object[] {member, item.product().id(), item.quantity()})
                        .toList());
        return Arrays.stream(taken).allMatch(rows -> rows == 1);
    }

    @Override
    public void restore(String member, List<Item> items) {
        items.forEach(item -> sql.insertIfAbsent(INSERT, member, item.product().id(), item.quantity()));
    }
}
