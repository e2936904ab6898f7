package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.noren.persistence.OutboxConsumer.Event;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Sql.Dialect;
import jp.noren.persistence.Sql.RowMapper;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.sql.DatabaseTime;

/** The table {@code persistence.outbox}. Whoever changes a claimed row proves by the fence that the claim is still his. */
public final class OutboxStore {
    /** How long a claim holds when its node dies. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int BATCH = 50;
    private static final String COLUMNS = "seq, id, topic, subject, payload, attempt, fence";
    private static final RowMapper<ClaimedEvent> CLAIMED = row -> new ClaimedEvent(
            row.getLong(1),
            row.getLong(7),
            new Event(row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getInt(6)));

    private final Transactions transactions;
    private final Sql sql;
    private final String waiting;
    private final String claimOnPostgres;
    private final String claimOnDerby;
    private final String raise;
    private final String insert;
    private final String retry;

    public OutboxStore(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
        DatabaseTime time = new DatabaseTime(sql.dialect());
        String free = "due <= " + time.now() + " and (leased_until is null or leased_until < " + time.now() + ")";
        String lease = "update persistence.outbox set fence = fence + 1, attempt = attempt + 1, leased_until = "
                + time.later() + " where ";
        String first = " from persistence.outbox o where topic = ? and " + free
                + " and not exists (select 1 from persistence.outbox e where e.topic = o.topic"
                + " and e.subject = o.subject and e.seq < o.seq and e.due is not null) order by seq ";
        waiting = "select distinct topic from persistence.outbox where " + free;
        claimOnPostgres = lease + "seq in (select seq" + first + "limit " + BATCH
                + " for update skip locked) returning " + COLUMNS;
        claimOnDerby = "select " + COLUMNS + first + "fetch first " + BATCH + " rows only";
        raise = lease + "seq = ? and fence = ?";
        insert = "insert into persistence.outbox (id, topic, subject, payload, attempt, due, fence)"
                + " values (?, ?, ?, ?, 0, " + time.now() + ", 0)";
        retry = "update persistence.outbox set attempt = ?, leased_until = null, due = " + time.later()
                + " where seq = ? and fence = ?";
    }

    void insert(String id, String topic, String subject, String payload) {
        sql.update(insert, id, topic, subject, payload);
    }

    /** Topics with an event that may be delivered now. */
    List<String> waitingTopics() {
        return sql.query(waiting, row -> row.getString(1));
    }

    /** The oldest events of a topic, one of each subject, in the order they were written. */
    List<ClaimedEvent> claim(String topic) {
        return sql.dialect() == Dialect.POSTGRESQL ? claimOnPostgres(topic) : claimOnDerby(topic);
    }

    private List<ClaimedEvent> claimOnPostgres(String topic) {
        List<ClaimedEvent> claimed =
                new ArrayList<>(sql.query(claimOnPostgres, CLAIMED, (int) LEASE.toSeconds(), topic));
        claimed.sort(Comparator.comparingLong(ClaimedEvent::seq));
        return claimed;
    }

    /** Derby has no lock that others skip: who raises the fence has the event. */
    private List<ClaimedEvent> claimOnDerby(String topic) {
        return transactions.required(() -> {
            List<ClaimedEvent> claimed = new ArrayList<>();
            for (ClaimedEvent seen : sql.query(claimOnDerby, CLAIMED, topic)) {
                if (sql.update(raise, (int) LEASE.toSeconds(), seen.seq(), seen.fence()) == 1) {
                    claimed.add(raised(seen));
                }
            }
            return claimed;
        });
    }

    private static ClaimedEvent raised(ClaimedEvent seen) {
        Event event = seen.event();
        return new ClaimedEvent(
                seen.seq(),
                seen.fence() + 1,
                new Event(event.id(), event.topic(), event.aggregate(), event.payload(), event.attempt() + 1));
    }

    /** What was delivered leaves no row behind: a payload may hold what must not stay. */
    void delivered(List<ClaimedEvent> events) {
        if (!events.isEmpty()) {
            transactions.run(() -> sql.updateEach(
                    "delete from persistence.outbox where seq = ? and fence = ?",
                    events.stream()
                            .map(claimed -> new Object[] {claimed.seq(), claimed.fence()})
                            .toList()));
        }
    }

    /** @param attempt how many attempts count from now on */
    void later(ClaimedEvent claimed, int attempt, Duration pause) {
        sql.update(retry, attempt, (int) pause.toSeconds(), claimed.seq(), claimed.fence());
    }

    /** Nobody tries it again until an operator does. */
    void park(ClaimedEvent claimed) {
        sql.update(
                "update persistence.outbox set due = null, leased_until = null where seq = ? and fence = ?",
                claimed.seq(),
                claimed.fence());
    }
}
