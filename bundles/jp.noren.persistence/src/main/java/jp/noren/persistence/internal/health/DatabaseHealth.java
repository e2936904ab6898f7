package jp.noren.persistence.internal.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.persistence.Job;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.internal.sql.DatabaseTime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The database, the schemas in it, the events that wait and the jobs that are late. */
@Component(service = HealthSource.class)
public final class DatabaseHealth implements HealthSource {
    private static final long SLOW_MILLIS = 250;
    private static final long OLD_EVENT_SECONDS = 300;
    private static final long LATE_JOB_SECONDS = 600;

    /** A number of rows, and for how many seconds the oldest of them has been due. */
    private record Waiting(long rows, long seconds) {}

    private final Sql sql;
    private final Supplier<Set<String>> jobs;

    @Activate
    public DatabaseHealth(
            BundleContext context, @Reference Sql sql, @Reference(target = "(schema.name=persistence)") Schema schema) {
        this(sql, () -> names(context));
    }

    /** @param jobs the names of those that are here */
    DatabaseHealth(Sql sql, Supplier<Set<String>> jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    private static Set<String> names(BundleContext context) {
        try {
            return context.getServiceReferences(Job.class, null).stream()
                    .map(reference -> String.valueOf(reference.getProperty(Job.NAME)))
                    .collect(Collectors.toSet());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Sign> signs() {
        List<Sign> signs = new ArrayList<>();
        Sign database = database();
        signs.add(database);
        if (database.level() != Sign.Level.FAILED) {
            signs.add(schemas());
            signs.add(outbox());
            signs.add(jobs());
        }
        return signs;
    }

    private Sign database() {
        long start = System.nanoTime();
        try {
            sql.first("values (1)", row -> row.getInt(1));
        } catch (RuntimeException e) {
            return Sign.failed(
                    "database",
                    "does not answer (" + e.getClass().getSimpleName()
                            + "): requests get 503 and nothing is lost. Start it; the node finds it by itself",
                    Map.of("noren_database_up", 0));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Map<String, Number> figures = Map.of("noren_database_up", 1, "noren_database_answer_seconds", millis / 1000.0);
        String words = sql.dialect() + " answers in " + millis + " ms";
        return millis < SLOW_MILLIS
                ? Sign.ok("database", words, figures)
                : Sign.warn("database", words + ": look at its load, its disk and the network to it", figures);
    }

    private Sign schemas() {
        List<String> at = sql.query(
                "select schema_name, max(number) from persistence.step group by schema_name order by schema_name",
                row -> row.getString(1) + " " + row.getInt(2));
        return Sign.ok("schemas", at.size() + ", each at its step: " + String.join(", ", at), Map.of());
    }

    private Sign outbox() {
        Waiting waiting = waiting("persistence.outbox", "due");
        long parked = sql.first("select count(*) from persistence.outbox where due is null", row -> row.getLong(1))
                .orElse(0L);
        Map<String, Number> figures = Map.of(
                "noren_outbox_events", waiting.rows(),
                "noren_outbox_oldest_seconds", waiting.seconds(),
                "noren_outbox_parked", parked);
        if (parked > 0) {
            return Sign.warn(
                    "outbox",
                    parked + " events are parked: their consumer failed for three days. See the README of "
                            + "jp.noren.persistence",
                    figures);
        }
        String words = waiting.rows() + " events are due, the oldest for " + waiting.seconds() + " s";
        return waiting.seconds() < OLD_EVENT_SECONDS
                ? Sign.ok("outbox", words, figures)
                : Sign.warn("outbox", words + ": its consumer is stopped or fails, the log says which", figures);
    }

    /** Only jobs whose bundle is here: the row of one that was taken out stays, and nobody waits for it. */
    private Sign jobs() {
        Set<String> here = jobs.get();
        long latest = sql
                .query(
                        "select name, " + age("next_run") + " from persistence.lease where held_until is null",
                        row -> here.contains(row.getString(1)) ? row.getLong(2) : 0L)
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        Map<String, Number> figures = Map.of("noren_jobs_latest_seconds", Math.max(0, latest));
        return latest < LATE_JOB_SECONDS
                ? Sign.ok("jobs", here.size() + " are here, none is late", figures)
                : Sign.warn("jobs", "one is due since " + latest + " s: no node runs it, the log says why", figures);
    }

    private Waiting waiting(String table, String due) {
        String now = new DatabaseTime(sql.dialect()).now();
        return sql.first(
                        "select count(*), " + age("min(" + due + ")") + " from " + table + " where " + due + " <= "
                                + now,
                        row -> new Waiting(row.getLong(1), Math.max(0, row.getLong(2))))
                .orElse(new Waiting(0, 0));
    }

    /** The seconds since a time, by the clock of the database; each database says it in its own words. */
    private String age(String time) {
        String now = new DatabaseTime(sql.dialect()).now();
        return sql.dialect() == Sql.Dialect.POSTGRESQL
                ? "extract(epoch from " + now + " - " + time + ")"
                : "{fn timestampdiff(SQL_TSI_SECOND, " + time + ", " + now + ")}";
    }
}
