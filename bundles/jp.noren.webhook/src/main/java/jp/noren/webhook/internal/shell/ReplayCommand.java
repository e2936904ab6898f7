package jp.noren.webhook.internal.shell;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.webhook.internal.app.ReplayEvents;
import jp.noren.webhook.internal.app.Sight;
import jp.noren.webhook.internal.domain.Endpoint;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code webhook:replay ENDPOINT EVENT | INSTANT}. */
@Service
@Command(
        scope = "webhook",
        name = "replay",
        description = "Sends an event again, or all that an endpoint wants since an instant")
public final class ReplayCommand implements Action {
    private static final Caller HOUSE = Caller.system("webhook");

    @Reference
    Sight sight;

    @Reference
    ReplayEvents replay;

    @Argument(name = "endpoint", description = "Its id, whe_…", required = true)
    String endpoint;

    @Argument(
            index = 1,
            name = "what",
            description = "An event, evt_…, or an instant such as 2026-11-22T00:00:00Z",
            required = true)
    String what;

    @Override
    public Object execute() {
        try {
            Endpoint known = sight.endpoint(HOUSE, endpoint);
            var done = what.startsWith("evt_")
                    ? replay.one(HOUSE, known, what)
                    : replay.since(HOUSE, known, Instant.parse(what));
            return "Sent again: " + done.count() + (done.more() ? "; more are left, go on from " + done.until() : "");
        } catch (DateTimeParseException e) {
            return "Neither an event nor an instant: " + what;
        } catch (RefusedException e) {
            return "Refused: " + e.code();
        }
    }
}
