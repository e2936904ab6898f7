package jp.noren.access.internal.shell;

import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.ApiKey;
import jp.noren.access.internal.app.ManageClients;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:client-list}. */
@Service
@Command(scope = "access", name = "client-list", description = "Lists the API clients with their scopes and keys")
public final class ClientListCommand implements Action {

    @Reference
    ManageClients clients;

    @Override
    public Object execute() {
        return clients.list(Caller.system("shell")).stream()
                .map(ClientListCommand::lines)
                .collect(Collectors.joining("\n"));
    }

    private static String lines(ManageClients.Shown shown) {
        String client = shown.client().id() + "  " + shown.client().storefront() + "  "
                + shown.client().name() + "  " + new TreeSet<>(shown.client().scopes());
        return client + shown.keys().stream().map(ClientListCommand::line).collect(Collectors.joining());
    }

    private static String line(ApiKey key) {
        return "\n    " + key.id() + "  " + (key.prefix() == null ? "of before" : key.prefix() + "…") + "  last used: "
                + said(key.lastUse(), "never") + "  good until: " + said(key.expiresAt(), "no end");
    }

    private static String said(Instant instant, String nothing) {
        return instant == null ? nothing : instant.toString();
    }
}
