package jp.noren.inquiry.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.noren.inquiry.internal.app.Tickets;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inquiries in their table. */
@Component
public final class SqlTickets implements Tickets {
    private static final String SELECT =
            "select t.id, t.ticket_number, t.storefront, t.member, t.category, t.order_number, t.body, t.received_at, t.state,"
                    + " t.changed_at from inquiry.tickets t";

    private final Sql sql;

    @Activate
    public SqlTickets(@Reference(target = "(schema.name=inquiry)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Ticket ticket, String key) {
        return sql.insertIfAbsent(
                "insert into inquiry.tickets (id, ticket_number, storefront, member, idempotency_key, category, order_number, body,"
                        + " received_at, state, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ticket.id(),
                ticket.number(),
                ticket.storefront(),
                ticket.member(),
                key,
                ticket.category(),
                ticket.orderNumber(),
                ticket.text(),
                ticket.receivedAt().toEpochMilli(),
                ticket.state().name(),
                ticket.changedAt().toEpochMilli());
    }

    @Override
    public Optional<Ticket> find(String id) {
        return sql.first(SELECT + " where t.id = ?", SqlTickets::read, id);
    }

    @Override
    public Optional<Ticket> findByKey(String member, String key) {
        return sql.first(SELECT + " where t.member = ? and t.idempotency_key = ?", SqlTickets::read, member, key);
    }

    @Override
    public boolean move(Ticket before, Ticket after) {
        return sql.update(
                        "update inquiry.tickets set state = ?, changed_at = ? where id = ? and state = ?",
                        after.state().name(),
                        after.changedAt().toEpochMilli(),
                        before.id(),
                        before.state().name())
                == 1;
    }

    @Override
    public List<Ticket> page(Query query, Slice slice) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (query.storefronts() != null) {
            String marks =
                    String.join(", ", Collections.nCopies(query.storefronts().size(), "?"));
            where.append(marks.isEmpty() ? " and 1 = 0" : " and t.storefront in (" + marks + ")");
            values.addAll(query.storefronts());
        }
        equal(where, values, "t.member", query.member());
        equal(where, values, "t.category", query.category());
        equal(
                where,
                values,
                "t.state",
                query.state() == null ? null : query.state().name());
        boolean back = slice.isBackwards();
        String anchor = back ? slice.before() : slice.after();
        if (anchor != null) {
            String beyond = back ? ">" : "<";
            where.append(" and exists (select 1 from inquiry.tickets a where a.id = ? and (t.received_at " + beyond
                    + " a.received_at or (t.received_at = a.received_at and t.id " + beyond + " a.id)))");
            values.add(anchor);
        }
        String direction = back ? "" : " desc";
        String order = " order by t.received_at" + direction + ", t.id" + direction + " fetch first " + slice.rows()
                + " rows only";
        return slice.shown(sql.query(SELECT + where + order, SqlTickets::read, values.toArray()));
    }

    private static void equal(StringBuilder where, List<Object> values, String column, Object value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private static Ticket read(ResultSet row) throws SQLException {
        return new Ticket(
                row.getString("id"),
                row.getString("ticket_number"),
                row.getString("storefront"),
                row.getString("member"),
                row.getString("category"),
                row.getString("order_number"),
                row.getString("body"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                TicketState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
