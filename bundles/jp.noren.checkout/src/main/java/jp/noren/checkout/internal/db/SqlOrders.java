package jp.noren.checkout.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.noren.checkout.internal.app.Orders;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.domain.Total;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The orders in their tables. Few statements, the same text whatever the order holds, so that the database compiles each once. */
@Component
public final class SqlOrders implements Orders {
    private static final String INSERT =
            "insert into checkout.orders (id, order_number, storefront, member, idempotency_key, placed_at,"
                    + " status, reason, method, payment, pay_by, consent_version, consented_at, held_until,"
                    + " total, looked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LINES =
            "select " + ProductRows.COLUMNS + ", l.quantity as quantity from checkout.order_lines l"
                    + " join checkout.products p on p.id = l.product"
                    + " join checkout.editions e on e.product = l.product and e.edition = l.edition"
                    + " where l.order_id = ? order by l.line_no";
    private static final String EVENTS =
            "select status, happened_at from checkout.order_events where order_id = ? order by step_no";

    private final Sql sql;

    @Activate
    public SqlOrders(@Reference(target = "(schema.name=checkout)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Item> hold(List<Item> items) {
        List<Item> wanted = stocked(items);
        int[] taken = sql.updateEach(
                "update checkout.stock set quantity = quantity - ? where product = ? and quantity >= ?",
                wanted.stream()
                        .map(item ->
                                new Object[] {item.quantity(), item.product().id(), item.quantity()})
                        .toList());
        return IntStream.range(0, taken.length)
                .filter(i -> taken[i] == 0)
                .mapToObj(wanted::get)
                .findFirst();
    }

    @Override
    public void release(List<Item> items) {
        sql.updateEach(
                "update checkout.stock set quantity = quantity + ? where product = ?",
                stocked(items).stream()
                        .map(item ->
                                new Object[] {item.quantity(), item.product().id()})
                        .toList());
    }

    private static List<Item> stocked(List<Item> items) {
        return items.stream()
                .filter(item -> item.product().hasStock())
                .sorted(Comparator.comparing(item -> item.product().id()))
                .toList();
    }

    @Override
    public boolean add(Order order, String key) {
        boolean added = sql.insertIfAbsent(
                INSERT,
                order.id(),
                order.number(),
                order.owner().storefront(),
                order.owner().member(),
                key,
                order.placedAt().toEpochMilli(),
                order.status().name(),
                order.reason() == null ? null : order.reason().name(),
                order.payment().method(),
                order.payment().id(),
                order.payment().payBy(),
                order.payment().consent().version(),
                millis(order.payment().consent().at()),
                millis(order.payment().heldUntil()),
                order.total().gross().amount(),
                order.placedAt().toEpochMilli());
        if (added) {
            addLines(order);
            addEvents(order, 0);
        }
        return added;
    }

    private void addLines(Order order) {
        List<Item> items = order.items();
        sql.updateEach(
                "insert into checkout.order_lines (order_id, line_no, product, edition, quantity) values (?, ?, ?, ?, ?)",
                IntStream.range(0, items.size())
                        .mapToObj(i -> line(order.id(), i + 1, items.get(i)))
                        .toList());
    }

    private static Object[] line(String order, int number, Item item) {
        return new Object[] {order, number, item.product().id(), item.product().edition(), item.quantity()};
    }

    private void addEvents(Order order, int known) {
        List<OrderEvent> events = order.history();
        sql.updateEach(
                "insert into checkout.order_events (order_id, step_no, status, happened_at) values (?, ?, ?, ?)",
                IntStream.range(known, events.size())
                        .mapToObj(i -> event(order.id(), i + 1, events.get(i)))
                        .toList());
    }

    private static Object[] event(String order, int number, OrderEvent event) {
        return new Object[] {order, number, event.status().name(), event.at().toEpochMilli()};
    }

    @Override
    public boolean move(Order before, Order after) {
        boolean moved = sql.update(
                        "update checkout.orders set status = ?, reason = ?, method = ?, payment = ?, pay_by = ?,"
                                + " looked_at = ? where id = ? and status = ?",
                        after.status().name(),
                        after.reason() == null ? null : after.reason().name(),
                        after.payment().method(),
                        after.payment().id(),
                        after.payment().payBy(),
                        after.changedAt().toEpochMilli(),
                        after.id(),
                        before.status().name())
                == 1;
        if (moved) {
            addEvents(after, before.history().size());
        }
        return moved;
    }

    @Override
    public Optional<Order> find(String id) {
        return sql.first(OrderHead.SELECT + "where id = ?", OrderHead::read, id).map(this::whole);
    }

    @Override
    public Optional<Order> findByKey(String member, String key) {
        return sql.first(OrderHead.SELECT + "where member = ? and idempotency_key = ?", OrderHead::read, member, key)
                .map(this::whole);
    }

    private Order whole(OrderHead head) {
        List<Item> items = sql.query(
                LINES,
                row -> new Item(ProductRows.read(row), row.getInt("quantity")),
                head.summary().id());
        List<OrderEvent> events =
                sql.query(EVENTS, SqlOrders::event, head.summary().id());
        Summary s = head.summary();
        return new Order(s.id(), s.number(), head.owner(), items, Total.of(items), head.payment(), s.reason(), events);
    }

    private static OrderEvent event(ResultSet row) throws SQLException {
        return new OrderEvent(
                OrderStatus.valueOf(row.getString("status")), Instant.ofEpochMilli(row.getLong("happened_at")));
    }

    @Override
    public List<Summary> page(String member, Slice slice) {
        boolean back = slice.before() != null;
        String anchor = back ? slice.before() : slice.after();
        String beyond = back ? ">" : "<";
        String from = " and exists (select 1 from checkout.orders a where a.id = ? and a.member = ? and (o.placed_at "
                + beyond + " a.placed_at or (o.placed_at = a.placed_at and o.id " + beyond + " a.id)))";
        String direction = back ? "" : " desc";
        String select = OrderHead.SELECT.strip() + " o where o.member = ?" + (anchor == null ? "" : from)
                + " order by o.placed_at" + direction + ", o.id" + direction + " fetch first " + slice.rows()
                + " rows only";
        Object[] values = anchor == null ? new Object[] {member} : new Object[] {member, anchor, member};
        List<Summary> rows = sql.query(select, row -> OrderHead.read(row).summary(), values);
        return slice.shown(rows);
    }

    @Override
    public List<String> overdue(LocalDate today, int limit) {
        String select = "select id from checkout.orders where status = ? and pay_by < ? order by looked_at fetch first "
                + limit + " rows only";
        return sql.query(select, row -> row.getString(1), OrderStatus.AWAITING_DEPOSIT.name(), today);
    }

    @Override
    public List<String> neglected(Instant before, Instant now, int limit) {
        String select =
                "select id from checkout.orders where status in ('PLACED', 'CONFIRMING', 'REQUIRES_ACTION', 'REVIEWING')"
                        + " and looked_at < ? order by looked_at fetch first " + limit + " rows only";
        List<String> ids = sql.query(select, row -> row.getString(1), before.toEpochMilli());
        sql.updateEach(
                "update checkout.orders set looked_at = ? where id = ?",
                ids.stream().map(id -> new Object[] {now.toEpochMilli(), id}).toList());
        return ids;
    }

    private static Long millis(Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
