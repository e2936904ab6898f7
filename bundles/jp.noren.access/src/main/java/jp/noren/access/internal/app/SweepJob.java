package jp.noren.access.internal.app;

import java.time.Clock;
import java.time.Duration;
import jp.noren.access.internal.domain.Throttle;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes sessions, tickets and counters that can mean nothing any more. */
@Component(property = {Job.NAME + "=access.sweep", Job.INTERVAL_SECONDS + ":Long=3600"})
public final class SweepJob implements Job {
    private static final Duration TICKETS_KEPT = Duration.ofDays(1);

    private final Sessions sessions;
    private final ClientKeys keys;
    private final Tickets tickets;
    private final ThrottleStore throttles;
    private final Clock clock;

    @Activate
    public SweepJob(
            @Reference Sessions sessions,
            @Reference ClientKeys keys,
            @Reference Tickets tickets,
            @Reference ThrottleStore throttles,
            @Reference Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.tickets = tickets;
        this.throttles = throttles;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        sessions.sweep();
        keys.sweep();
        tickets.sweep(TICKETS_KEPT);
        throttles.sweep(clock.instant().minus(Throttle.MEMORY));
        return false;
    }
}
