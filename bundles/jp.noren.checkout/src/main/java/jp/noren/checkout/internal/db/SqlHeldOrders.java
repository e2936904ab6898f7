package jp.noren.checkout.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import jp.noren.checkout.internal.app.HeldOrders;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The held orders in the table of all. */
@Component
public final class SqlHeldOrders implements HeldOrders {
    private static final String HELD = OrderHead.SELECT.strip() + " o where o.status = 'ON_HOLD'";

    private final Sql sql;

    @Activate
    public SqlHeldOrders(@Reference(target = "(schema.name=checkout)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<String> of(String storefront, String member) {
        return sql.query(
                "select id from checkout.orders where status = 'ON_HOLD' and storefront = ? and member = ?"
                        + " order by placed_at, id",
                row -> row.getString(1),
                storefront,
                member);
    }

    @Override
    public List<Held> oldest(int limit) {
        return sql.query(HELD + " order by o.placed_at, o.id fetch first " + limit + " rows only", SqlHeldOrders::held);
    }

    @Override
    public List<Held> page(Slice slice) {
        String anchor = slice.isBackwards() ? slice.before() : slice.after();
        String beyond = slice.isBackwards() ? ">" : "<";
        String direction = slice.isBackwards() ? "" : " desc";
        String from = " and exists (select 1 from checkout.orders a where a.id = ? and (o.placed_at " + beyond
                + " a.placed_at or (o.placed_at = a.placed_at and o.id " + beyond + " a.id)))";
        String select = HELD + (anchor == null ? "" : from) + " order by o.placed_at" + direction + ", o.id" + direction
                + " fetch first " + slice.rows() + " rows only";
        Object[] values = anchor == null ? new Object[0] : new Object[] {anchor};
        return slice.shown(sql.query(select, SqlHeldOrders::held, values));
    }

    private static Held held(ResultSet row) throws SQLException {
        OrderHead head = OrderHead.read(row);
        return new Held(head.summary(), head.owner(), head.payment().heldUntil());
    }
}
