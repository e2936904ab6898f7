package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.ReturnBook;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The return orders in their table. */
@Component
public final class SqlReturns implements ReturnBook {
    private static final String SELECT =
            "select r.id, r.storefront, r.contract, r.device, r.ends_on, r.due_on, r.state, r.overdue, r.postmark_on,"
                    + " r.received_on, r.damaged, r.missing from rental.returns r";
    private static final String OUT =
            " and exists (select 1 from rental.devices d where d.id = r.device and d.state = 'RETURN_WAITING')";
    private static final String FIRST = " fetch first %d rows only";

    private final Sql sql;

    @Activate
    public SqlReturns(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(ReturnOrder order, Instant at) {
        return sql.insertIfAbsent(
                "insert into rental.returns (id, storefront, contract, device, ends_on, due_on, state, overdue, missing,"
                        + " opened_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                order.id(),
                order.storefront(),
                order.contract(),
                order.device(),
                order.endsOn(),
                order.dueOn(),
                order.state().name(),
                order.overdue(),
                Words.join(order.came().missing()),
                at.toEpochMilli(),
                at.toEpochMilli());
    }

    @Override
    public Optional<ReturnOrder> find(String id) {
        return sql.first(SELECT + " where r.id = ?", SqlReturns::read, id);
    }

    @Override
    public Optional<ReturnOrder> ofContract(String contract) {
        return sql.first(SELECT + " where r.contract = ?", SqlReturns::read, contract);
    }

    @Override
    public boolean isOfMember(String order, String member) {
        return sql.first(
                        "select 1 from rental.returns r join rental.contracts c on c.id = r.contract where r.id = ? and c.member = ?",
                        row -> true,
                        order,
                        member)
                .isPresent();
    }

    @Override
    public List<ReturnOrder> page(Filter filter, Slice slice) {
        Conditions listing = new Conditions()
                .in("r.storefront", filter.storefronts())
                .equal("r.state", filter.state() == null ? null : filter.state().name())
                .equal("r.overdue", filter.overdue());
        if (filter.member() != null) {
            listing.and(
                    "exists (select 1 from rental.contracts c where c.id = r.contract and c.member = ?)",
                    filter.member());
        }
        String tail = new Paging("rental.returns", "r", "due_on").apply(listing, slice);
        return slice.shown(sql.query(SELECT + listing.where() + tail, SqlReturns::read, listing.values()));
    }

    @Override
    public boolean move(ReturnState before, ReturnOrder after, Instant at) {
        ReturnOrder.Came came = after.came();
        return sql.update(
                        "update rental.returns set state = ?, overdue = ?, postmark_on = ?, received_on = ?, damaged = ?, missing = ?,"
                                + " changed_at = ? where id = ? and state = ?",
                        after.state().name(),
                        after.overdue(),
                        came.postmark(),
                        came.received(),
                        came.damaged(),
                        Words.join(came.missing()),
                        at.toEpochMilli(),
                        after.id(),
                        before.name())
                == 1;
    }

    @Override
    public List<ReturnOrder> lateSince(LocalDate today, int limit) {
        return sql.query(
                SELECT + " where r.state = ? and r.due_on < ? and r.overdue = ?" + OUT + " order by r.id"
                        + FIRST.formatted(limit),
                SqlReturns::read,
                ReturnState.RETURN_WAITING.name(),
                today,
                false);
    }

    @Override
    public boolean markOverdue(String order, Instant at) {
        return sql.update(
                        "update rental.returns set overdue = ?, changed_at = ? where id = ? and state = ? and overdue = ?",
                        true,
                        at.toEpochMilli(),
                        order,
                        ReturnState.RETURN_WAITING.name(),
                        false)
                == 1;
    }

    @Override
    public List<ReturnOrder> dueBetween(LocalDate first, LocalDate last, String after, int limit) {
        return sql.query(
                SELECT + " where r.state = ? and r.due_on >= ? and r.due_on <= ? and r.reminded_at is null and r.id > ?"
                        + OUT + " order by r.id" + FIRST.formatted(limit),
                SqlReturns::read,
                ReturnState.RETURN_WAITING.name(),
                first,
                last,
                after);
    }

    @Override
    public boolean markReminded(String order, Instant at) {
        return sql.update(
                        "update rental.returns set reminded_at = ? where id = ? and state = ? and reminded_at is null",
                        at.toEpochMilli(),
                        order,
                        ReturnState.RETURN_WAITING.name())
                == 1;
    }

    private static ReturnOrder read(ResultSet row) throws SQLException {
        boolean damaged = row.getBoolean("damaged");
        Boolean found = row.wasNull() ? null : damaged;
        return new ReturnOrder(
                row.getString("id"),
                row.getString("storefront"),
                row.getString("contract"),
                row.getString("device"),
                Sql.date(row, "ends_on"),
                Sql.date(row, "due_on"),
                ReturnState.valueOf(row.getString("state")),
                row.getBoolean("overdue"),
                new ReturnOrder.Came(
                        Sql.date(row, "postmark_on"),
                        Sql.date(row, "received_on"),
                        found,
                        Words.split(row.getString("missing"))));
    }
}
