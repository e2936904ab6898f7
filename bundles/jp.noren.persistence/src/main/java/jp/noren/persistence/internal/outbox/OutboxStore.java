package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
    private static final int PAGE = 100;
    private static final String COLUMNS = "seq, id, topic, subject, payload, attempt, fence";
    private static final RowMapper<ClaimedEvent> CLAIMED = row -> new ClaimedEvent(
            row.getLong(1),
            row.getLong(7),
            new Event(row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getInt(6)));

    /** @param free whether it is due, and in nobody's hands */
    private record Waiting(ClaimedEvent event, boolean free) {}

    private final Transactions transactions;
    private final Sql sql;
    private final String waiting;
    private final String pages;
    private final String raise;
    private final String insert;
    private final String retry;

    public OutboxStore(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
        DatabaseTime time = new DatabaseTime(sql.dialect());
        String free = "due <= " + time.now() + " and (leased_until is null or leased_until < " + time.now() + ")";
        waiting = "select distinct topic from persistence.outbox where " + free;
        // without the name of the index Derby sorts all that waits
        String index = sql.dialect() == Dialect.DERBY ? " --DERBY-PROPERTIES index=OUTBOX_IN_ORDER\n" : " ";
        pages = "select " + COLUMNS + ", case when " + free + " then 1 else 0 end from persistence.outbox" + index
                + "where topic = ? and seq > ? and due is not null order by seq fetch first " + PAGE + " rows only";
        raise = "update persistence.outbox set fence = fence + 1, attempt = attempt + 1, leased_until = " + time.later()
                + " where seq = ? and fence = ?";
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

    /** The oldest events of a topic, one of each subject, in the order they were written. Who raises the fence has the event. */
    List<ClaimedEvent> claim(String topic) {
        List<ClaimedEvent> seen = oldest(topic);
        int[] raised = each(
                raise,
                seen.stream()
                        .map(event -> new Object[] {(int) LEASE.toSeconds(), event.seq(), event.fence()})
                        .toList());
        return IntStream.range(0, raised.length)
                .filter(i -> raised[i] == 1)
                .mapToObj(i -> raised(seen.get(i)))
                .toList();
    }

    /**
     * Page by page from the oldest on: an event of a subject that has an earlier one waits for that one, free or not. That is sorted out here, as one
     * statement for it is planned by how many events there were at some time before, and takes minutes when there are many.
     */
    private List<ClaimedEvent> oldest(String topic) {
        List<ClaimedEvent> oldest = new ArrayList<>();
        Set<String> subjects = new HashSet<>();
        long last = 0;
        List<Waiting> page;
        do {
            page = sql.query(pages, row -> new Waiting(CLAIMED.map(row), row.getInt(8) == 1), topic, last);
            for (Waiting waiting : page) {
                last = waiting.event().seq();
                if (subjects.add(waiting.event().event().aggregate()) && waiting.free() && oldest.size() < BATCH) {
                    oldest.add(waiting.event());
                }
            }
        } while (page.size() == PAGE && oldest.size() < BATCH);
        return oldest;
    }

    /** All of them or none. Most come one by one, and one statement is a transaction of its own. */
    private int[] each(String statement, List<Object[]> rows) {
        return switch (rows.size()) {
            case 0 -> new int[0];
            case 1 -> new int[] {sql.update(statement, rows.get(0))};
            default -> transactions.required(() -> sql.updateEach(statement, rows));
        };
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
        each(
                "delete from persistence.outbox where seq = ? and fence = ?",
                events.stream()
                        .map(claimed -> new Object[] {claimed.seq(), claimed.fence()})
                        .toList());
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
