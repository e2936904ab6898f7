package jp.noren.persistence.internal.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.kernel.Ids;
import jp.noren.kernel.gate.Gate;
import jp.noren.persistence.Job;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.door.Doors;
import jp.noren.persistence.internal.door.Workers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Runs the jobs that are there. When a job's bundle leaves, its stop waits for the running run, and the next run is its successor's. */
@Component(
        immediate = true,
        service = {})
public final class JobRunner {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int THREADS = 3;
    /** Of all jobs with lanes together. */
    private static final int LANES = 8;

    private final LeaseStore leases;
    private final Workers workers = new Workers("noren-jobs", THREADS);
    private final Workers laneWorkers = new Workers("noren-lanes", LANES);
    private final Map<String, JobTurn> turns = new ConcurrentHashMap<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final Doors<Job> doors;

    @Activate
    public JobRunner(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(schema.name=persistence)") Schema schema) {
        this.leases = new LeaseStore(transactions, sql, Ids.random("node"));
        this.doors = new Doors<>(context, Job.class, Job.NAME, this::opened);
        leases.forgetTheDead();
        workers.every(HEARTBEAT, () -> turns.values().forEach(JobTurn::beat));
        doors.open();
    }

    @Deactivate
    void close() {
        doors.close();
        laneWorkers.close();
        workers.close();
    }

    private void opened(Gate<Job> gate) {
        int wanted = lanes(gate.key());
        if (wanted > 0) {
            open(gate, wanted);
        } else {
            turn(gate);
        }
    }

    private void turn(Gate<Job> gate) {
        turns.computeIfAbsent(gate.key(), name -> {
            JobTurn turn = new JobTurn(leases, gate);
            workers.execute(() -> begin(name, turn));
            return turn;
        });
    }

    /** A successor may want more lanes than there are; those it wants no more rest. */
    private synchronized void open(Gate<Job> gate, int wanted) {
        int there = lanes.getOrDefault(gate.key(), 0);
        for (int number = there; number < wanted; number++) {
            JobLane lane = new JobLane(gate, number);
            laneWorkers.execute(() -> round(lane));
        }
        lanes.put(gate.key(), Math.max(there, wanted));
    }

    private void round(JobLane lane) {
        String name = lane.gate().key();
        try {
            if (lane.number() < lanes(name)) {
                lane.run();
            }
        } finally {
            laneWorkers.later(interval(name), () -> round(lane));
        }
    }

    private void begin(String name, JobTurn turn) {
        try {
            leases.know(name);
        } finally {
            round(name, turn);
        }
    }

    /** Looks once an interval, whoever runs the job in the end; a job that has gone is looked at as soon as it is back. */
    private void round(String name, JobTurn turn) {
        Duration interval = interval(name);
        try {
            turn.run(interval);
        } finally {
            workers.later(interval, () -> round(name, turn));
        }
    }

    private Duration interval(String name) {
        return doors.serving(name).map(JobRunner::interval).orElse(Duration.ofSeconds(1));
    }

    private static Duration interval(ServiceReference<Job> reference) {
        Object seconds = reference.getProperty(Job.INTERVAL_SECONDS);
        return Duration.ofSeconds(seconds instanceof Number number ? Math.max(1, number.longValue()) : parse(seconds));
    }

    private int lanes(String name) {
        return doors.serving(name)
                .map(reference -> reference.getProperty(Job.LANES) instanceof Number number ? number.intValue() : 0)
                .orElse(0);
    }

    private static long parse(Object seconds) {
        return seconds instanceof String text && text.matches("[1-9]\\d{0,6}") ? Long.parseLong(text) : 60;
    }
}
