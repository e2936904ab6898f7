package jp.noren.webhook.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.app.DeliveryBook;
import jp.noren.webhook.internal.app.EventBook;
import jp.noren.webhook.internal.domain.Delivery;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deliveries and their tries in their tables. Whoever changes a claimed row proves by the fence that the claim is still his. */
@Component
public final class SqlDeliveryBook implements DeliveryBook {
    private static final String SELECT =
            "select t.id, t.event_id, t.endpoint, t.storefront, t.event_type, t.delivery_state,"
                    + " t.attempts, t.due_at, t.created_at, t.settled_at from webhook.deliveries t";
    private static final String UPDATE = "update webhook.deliveries set ";

    private final Sql sql;
    private final Transactions transactions;
    private final Forgetting forgetting;

    @Activate
    public SqlDeliveryBook(
            @Reference(target = "(schema.name=webhook)") Schema schema,
            @Reference Sql sql,
            @Reference Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
        this.forgetting = new Forgetting(sql);
    }

    @Override
    public void add(Delivery d) {
        insert(d.id(), d.event(), d.endpoint(), d.storefront(), d.type(), d.createdAt());
    }

    private boolean insert(String id, String event, String endpoint, String storefront, String type, Instant now) {
        return sql.insertIfAbsent(
                "insert into webhook.deliveries (id, event_id, endpoint, storefront, event_type, delivery_state, attempts,"
                        + " tries, due_at, leased_until, fence, created_at) values (?, ?, ?, ?, ?, 'WAITING', 0, 0, ?, 0, 0, ?)",
                id,
                event,
                endpoint,
                storefront,
                type,
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    @Override
    public List<Claim> claim(String endpoint, int most, Instant now, Instant leasedUntil) {
        return transactions.required(() -> {
            List<Claim> claimed = new ArrayList<>();
            for (Claim seen : seen(endpoint, most, now.toEpochMilli())) {
                boolean ours = sql.update(
                                UPDATE + "fence = fence + 1, leased_until = ? where id = ? and fence = ?",
                                leasedUntil.toEpochMilli(),
                                seen.delivery(),
                                seen.fence())
                        == 1;
                if (ours) {
                    claimed.add(raised(seen));
                }
            }
            return claimed;
        });
    }

    private List<Claim> seen(String endpoint, int most, long now) {
        return sql.query(
                "select t.id, t.fence, t.endpoint, t.event_id, e.body, t.attempts, t.tries from webhook.deliveries t"
                        + " join webhook.events e on e.id = t.event_id where t.endpoint = ? and t.due_at <= ?"
                        + " and t.leased_until < ? order by t.due_at, t.id fetch first " + most + " rows only",
                row -> new Claim(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7)),
                endpoint,
                now,
                now);
    }

    private static Claim raised(Claim c) {
        return new Claim(c.delivery(), c.fence() + 1, c.endpoint(), c.event(), c.body(), c.attempts(), c.tries());
    }

    @Override
    public void giveBack(Claim claim) {
        sql.update(UPDATE + "leased_until = 0 where id = ? and fence = ?", claim.delivery(), claim.fence());
    }

    @Override
    public boolean settle(Claim claim, Delivery.State state, Instant dueAt, Instant now) {
        return sql.update(
                        UPDATE + "delivery_state = ?, attempts = attempts + 1, tries = tries + 1, due_at = ?,"
                                + " leased_until = 0, settled_at = ? where id = ? and fence = ?",
                        state.name(),
                        Rows.millis(dueAt),
                        state == Delivery.State.WAITING ? null : now.toEpochMilli(),
                        claim.delivery(),
                        claim.fence())
                == 1;
    }

    @Override
    public void addAttempt(String delivery, Delivery.Attempt a) {
        sql.update(
                "insert into webhook.attempts (delivery, attempt_no, tried_at, http_status, millis, failure, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                delivery,
                a.number(),
                a.at().toEpochMilli(),
                a.status(),
                a.millis(),
                a.failure(),
                a.answer());
    }

    @Override
    public Optional<Delivery> find(String id) {
        return sql.first(SELECT + " where t.id = ?", SqlDeliveryBook::read, id);
    }

    @Override
    public List<Delivery.Attempt> attempts(String delivery) {
        return sql.query(
                "select attempt_no, tried_at, http_status, millis, failure, answer from webhook.attempts where delivery = ?"
                        + " order by attempt_no",
                row -> new Delivery.Attempt(
                        row.getInt("attempt_no"),
                        Rows.instant(row, "tried_at"),
                        row.getObject("http_status") == null ? null : row.getInt("http_status"),
                        row.getLong("millis"),
                        row.getString("failure"),
                        row.getString("answer")),
                delivery);
    }

    @Override
    public List<Delivery> page(Query query, Slice slice) {
        Listing listing = new Listing("webhook.deliveries");
        listing.in("storefront", query.storefronts());
        listing.equal("endpoint", query.endpoint());
        listing.equal("event_id", query.event());
        listing.equal(
                "delivery_state", query.state() == null ? null : query.state().name());
        return slice.shown(listing.query(sql, SELECT, slice, SqlDeliveryBook::read));
    }

    @Override
    public Optional<Boolean> replay(String id, Endpoint endpoint, String event, Instant now) {
        Optional<String> type = sql.first(
                "select event_type from webhook.events where id = ? and storefront = ?",
                row -> row.getString(1),
                event,
                endpoint.storefront());
        return type.map(known -> insert(id, event, endpoint.id(), endpoint.storefront(), known, now)
                || reopen(endpoint.id(), event, now));
    }

    /** The schedule begins anew; the tries of the log go on being counted. */
    private boolean reopen(String endpoint, String event, Instant now) {
        return sql.update(
                        UPDATE
                                + "delivery_state = 'WAITING', tries = 0, due_at = ?, leased_until = 0, fence = fence + 1,"
                                + " settled_at = null where endpoint = ? and event_id = ? and leased_until < ?",
                        now.toEpochMilli(),
                        endpoint,
                        event,
                        now.toEpochMilli())
                == 1;
    }

    @Override
    public List<EventBook.Event> since(String storefront, Instant since, String afterEvent, int most) {
        return sql.query(
                "select id, event_type, happened_at from webhook.events where storefront = ? and (happened_at > ?"
                        + " or (happened_at = ? and id > ?)) order by happened_at, id fetch first " + most
                        + " rows only",
                row -> new EventBook.Event(
                        row.getString(1), storefront, row.getString(2), "", Rows.instant(row, "happened_at")),
                storefront,
                since.toEpochMilli(),
                since.toEpochMilli(),
                afterEvent);
    }

    @Override
    public void remove(String endpoint) {
        sql.update(
                "delete from webhook.attempts where delivery in (select id from webhook.deliveries where endpoint = ?)",
                endpoint);
        sql.update("delete from webhook.deliveries where endpoint = ?", endpoint);
    }

    @Override
    public boolean forget(Instant before) {
        boolean more = forgetting.slice("webhook.attempts", "tried_at", before);
        return forgetting.slice("webhook.deliveries", "created_at", before) || more;
    }

    @Override
    public int[] backlog() {
        return sql.first(
                        "select count(*), count(case when tries > 0 then 1 end) from webhook.deliveries where due_at is not null",
                        row -> new int[] {row.getInt(1), row.getInt(2)})
                .orElseThrow();
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("event_id"),
                row.getString("endpoint"),
                row.getString("storefront"),
                row.getString("event_type"),
                Delivery.State.valueOf(row.getString("delivery_state")),
                row.getInt("attempts"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "settled_at"));
    }
}
