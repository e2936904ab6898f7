package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.List;
import jp.noren.persistence.Job;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.sql.DatabaseTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes away public events that nobody has taken for 30 days: the bundle that wanted them has gone for good. Events between the bundles of the house never
 * lapse. A slice at a time, so that the order of the day is not held up.
 */
@Component(property = {Job.NAME + "=persistence.events", Job.INTERVAL_SECONDS + ":Integer=3600"})
public final class LapseEvents implements Job {
    static final Duration KEPT = Duration.ofDays(30);
    private static final int SLICE = 500;

    private final Transactions transactions;
    private final Sql sql;
    private final String lapsed;

    @Activate
    public LapseEvents(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(schema.name=persistence)") Schema schema) {
        this.transactions = transactions;
        this.sql = sql;
        this.lapsed = "select seq, fence from persistence.outbox where topic = ? and due < "
                + new DatabaseTime(sql.dialect()).later() + " order by seq fetch first " + SLICE + " rows only";
    }

    @Override
    public boolean run() {
        List<Object[]> rows =
                sql.query(lapsed, row -> new Object[] {row.getLong(1), row.getLong(2)}, PublicEvent.TOPIC, (int)
                        -KEPT.toSeconds());
        transactions.run(() -> sql.updateEach("delete from persistence.outbox where seq = ? and fence = ?", rows));
        return rows.size() == SLICE;
    }
}
