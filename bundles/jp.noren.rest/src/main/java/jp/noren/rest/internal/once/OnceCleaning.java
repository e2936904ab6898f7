package jp.noren.rest.internal.once;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.noren.persistence.Job;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets idempotency keys after 90 days, an hour's worth at a time, so that no long transaction stands in the way of new ones. */
@Component(property = {Job.NAME + "=rest.idempotency-cleaning", Job.INTERVAL_SECONDS + ":Integer=3600"})
public final class OnceCleaning implements Job {
    static final Duration KEPT = Duration.ofDays(90);
    private static final long SLICE = Duration.ofHours(1).toMillis();

    private final Sql sql;
    private final Clock clock;

    @Activate
    public OnceCleaning(
            @Reference Sql sql, @Reference Clock clock, @Reference(target = "(schema.name=rest)") Schema schema) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        long before = clock.millis() - KEPT.toMillis();
        Optional<Long> oldest = sql.first("select min(created_at) from rest.idempotency", row -> row.getLong(1))
                .filter(at -> at > 0 && at < before);
        oldest.ifPresent(
                at -> sql.update("delete from rest.idempotency where created_at < ?", Math.min(before, at + SLICE)));
        return oldest.isPresent();
    }
}
