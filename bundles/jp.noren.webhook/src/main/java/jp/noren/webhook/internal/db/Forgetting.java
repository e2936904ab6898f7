package jp.noren.webhook.internal.db;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.noren.persistence.Sql;

/** Deletes what is old, an hour's worth at a time, so that no long transaction stands in the way of new rows. */
record Forgetting(Sql sql) {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** @return whether more may be left */
    boolean slice(String table, String column, Instant before) {
        long end = before.toEpochMilli();
        Optional<Long> oldest = sql.first("select min(" + column + ") from " + table, row -> row.getLong(1))
                .filter(at -> at > 0 && at < end);
        oldest.ifPresent(
                at -> sql.update("delete from " + table + " where " + column + " < ?", Math.min(end, at + HOUR)));
        return oldest.isPresent();
    }
}
