package jp.noren.access.internal.shell;

import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.ManageClients;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:client-add STOREFRONT NAME}. */
@Service
@Command(
        scope = "access",
        name = "client-add",
        description = "Adds an API client of a storefront and prints its key, once")
public final class ClientAddCommand implements Action {

    @Reference
    ManageClients clients;

    @Argument(name = "storefront", description = "Whose client it is", required = true)
    String storefront;

    @Argument(index = 1, name = "name", description = "What it is", required = true)
    String name;

    @Option(name = "--scopes", description = "What its key opens, such as billing:read, with commas between them")
    String scopes = "";

    @Override
    public Object execute() {
        return Answers.of(() -> {
            Set<String> wanted =
                    scopes.isBlank() ? Set.of() : Set.of(scopes.strip().split("[, ]+"));
            ManageClients.Added added = clients.add(Caller.system("shell"), storefront, name, wanted);
            return "Client " + added.id() + " added. Its key, shown only here:\n" + added.key();
        });
    }
}
