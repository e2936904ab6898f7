package jp.noren.webhook.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Slice;
import jp.noren.webhook.internal.app.KeepEndpoints;
import jp.noren.webhook.internal.app.Sight;
import jp.noren.webhook.internal.domain.Endpoint;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code webhook:endpoints [STOREFRONT]}. */
@Service
@Command(scope = "webhook", name = "endpoints", description = "Lists where events are sent to, and how each does")
public final class EndpointsCommand implements Action {
    private static final Caller HOUSE = Caller.system("webhook");
    private static final int MOST = 1000;

    @Reference
    Sight sight;

    @Reference
    KeepEndpoints keep;

    @Argument(name = "storefront", description = "Only this one's")
    String storefront;

    @Override
    public Object execute() {
        String lines = keep.page(sight.narrowed(HOUSE, storefront), new Slice(MOST, null, null)).stream()
                .map(EndpointsCommand::line)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "No endpoints." : lines;
    }

    /** Without the query, which may hold a token. */
    private static String line(Endpoint endpoint) {
        String url = endpoint.target().url().replaceAll("\\?.*", "");
        String state =
                endpoint.isOn() ? "on" : "off: " + endpoint.health().off().word();
        return endpoint.id() + " " + endpoint.storefront() + " " + state
                + (endpoint.health().failingSince() == null
                        ? ""
                        : ", failing since " + endpoint.health().failingSince())
                + " " + String.join(" ", endpoint.target().types().patterns()) + " -> " + url;
    }
}
