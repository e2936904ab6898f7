package jp.noren.rest.internal.shell;

import java.util.concurrent.TimeUnit;
import jp.noren.rest.internal.door.Departure;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:drain SECONDS}: what {@code bin/noren stop} does first when a balancer stands in front. */
@Service
@Command(
        scope = "noren",
        name = "drain",
        description =
                "Says 'not ready' from now on, goes on answering for so many seconds, and returns when nothing runs any more")
public final class DrainCommand implements Action {
    private static final int LONGEST_CALL_SECONDS = 60;
    private static final int LOOK_MILLIS = 20;

    @Reference
    Departure departure;

    @Argument(index = 0, name = "seconds", description = "Longer than the balancer takes to notice", required = true)
    int seconds;

    @Override
    public Object execute() throws InterruptedException {
        departure.begin();
        TimeUnit.SECONDS.sleep(seconds);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_CALL_SECONDS);
        while (departure.inside() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return departure.inside() == 0
                ? "Nothing runs any more."
                : departure.inside() + " requests still run after " + LONGEST_CALL_SECONDS + " s.";
    }
}
