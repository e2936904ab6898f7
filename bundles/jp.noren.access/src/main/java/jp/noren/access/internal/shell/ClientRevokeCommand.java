package jp.noren.access.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.RotateKey;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:client-revoke CLIENT KEY}. */
@Service
@Command(scope = "access", name = "client-revoke", description = "Ends one key of an API client at once")
public final class ClientRevokeCommand implements Action {

    @Reference
    RotateKey rotate;

    @Argument(name = "client", description = "The client's id", required = true)
    String client;

    @Argument(index = 1, name = "key", description = "The key's id, as access:client-list shows it", required = true)
    String key;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            rotate.revoke(Caller.system("shell"), client, key);
            return "Key " + key + " has ended.";
        });
    }
}
