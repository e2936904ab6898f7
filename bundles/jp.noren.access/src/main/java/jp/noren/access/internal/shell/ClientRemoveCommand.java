package jp.noren.access.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.RemovePrincipal;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:client-remove CLIENT}. */
@Service
@Command(scope = "access", name = "client-remove", description = "Removes an API client; all its keys end at once")
public final class ClientRemoveCommand implements Action {

    @Reference
    RemovePrincipal remove;

    @Argument(name = "client", description = "The client's id", required = true)
    String client;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            remove.handle(Caller.system("shell"), Caller.Kind.CLIENT, client);
            return "Client " + client + " removed.";
        });
    }
}
