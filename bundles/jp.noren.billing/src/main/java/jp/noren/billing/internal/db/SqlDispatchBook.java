package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.app.DispatchBook;
import jp.noren.billing.internal.domain.BillChannel;
import jp.noren.billing.internal.domain.TaskKind;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Channels and tasks in their tables. A task's key is the bill's and its kind, so that the same is never open twice. */
@Component
public final class SqlDispatchBook implements DispatchBook {
    private static final String TASKS =
            "select t.id, t.bill, b.bill_number, b.storefront, b.member, t.kind, t.detail, t.raised_at"
                    + " from billing.bill_tasks t join billing.bills b on b.id = t.bill";

    private final Sql sql;

    @Activate
    public SqlDispatchBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Chosen> chosen(String storefront, String member) {
        return sql.first(
                "select channel, reason, chosen_by, chosen_at from billing.bill_channels where storefront = ? and member = ?",
                row -> new Chosen(
                        BillChannel.valueOf(row.getString("channel")),
                        row.getString("reason"),
                        row.getString("chosen_by"),
                        Instant.ofEpochMilli(row.getLong("chosen_at"))),
                storefront,
                member);
    }

    @Override
    public void choose(String storefront, String member, Chosen chosen) {
        boolean fresh = sql.insertIfAbsent(
                "insert into billing.bill_channels (channel, reason, chosen_by, chosen_at, storefront, member)"
                        + " values (?, ?, ?, ?, ?, ?)",
                chosen.channel().name(),
                chosen.reason(),
                chosen.by(),
                chosen.at().toEpochMilli(),
                storefront,
                member);
        if (!fresh) {
            sql.update(
                    "update billing.bill_channels set channel = ?, reason = ?, chosen_by = ?, chosen_at = ?"
                            + " where storefront = ? and member = ?",
                    chosen.channel().name(),
                    chosen.reason(),
                    chosen.by(),
                    chosen.at().toEpochMilli(),
                    storefront,
                    member);
        }
    }

    @Override
    public void raise(String bill, TaskKind kind, String detail, Instant at) {
        String id = bill + "-" + kind.word();
        boolean fresh = sql.insertIfAbsent(
                "insert into billing.bill_tasks (id, bill, kind, detail, raised_at) values (?, ?, ?, ?, ?)",
                id,
                bill,
                kind.name(),
                detail,
                at.toEpochMilli());
        if (!fresh) {
            sql.update(
                    "update billing.bill_tasks set detail = ?, raised_at = ?, done_at = null, done_by = null, note = null"
                            + " where id = ? and done_at is not null",
                    detail,
                    at.toEpochMilli(),
                    id);
        }
    }

    @Override
    public Optional<Task> find(String id) {
        return sql.first(TASKS + " where t.id = ?", SqlDispatchBook::task, id);
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getString("bill"),
                row.getString("bill_number"),
                row.getString("storefront"),
                row.getString("member"),
                TaskKind.valueOf(row.getString("kind")),
                row.getString("detail"),
                Instant.ofEpochMilli(row.getLong("raised_at")));
    }

    @Override
    public boolean done(String id, String note, String by, Instant at) {
        return sql.update(
                        "update billing.bill_tasks set done_at = ?, done_by = ?, note = ? where id = ? and done_at is null",
                        at.toEpochMilli(),
                        by,
                        note,
                        id)
                == 1;
    }

    @Override
    public List<Task> open(List<String> storefronts, int limit) {
        Conditions listing = new Conditions().in("b.storefront", storefronts).and("t.done_at is null");
        return sql.query(
                TASKS + listing.where() + " order by t.raised_at, t.id fetch first " + limit + " rows only",
                SqlDispatchBook::task,
                listing.values());
    }
}
