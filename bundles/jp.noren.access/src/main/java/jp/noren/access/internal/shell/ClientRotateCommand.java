package jp.noren.access.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.RotateKey;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:client-rotate CLIENT}. */
@Service
@Command(scope = "access", name = "client-rotate", description = "Gives an API client a new key and prints it, once")
public final class ClientRotateCommand implements Action {

    @Reference
    RotateKey rotate;

    @Argument(name = "client", description = "The client's id", required = true)
    String client;

    @Option(name = "--overlap", description = "Hours for which the keys of before stay good")
    int overlap = 24;

    @Override
    public Object execute() {
        return Answers.of(() -> "Those of before end after " + overlap + " hours. The new key, shown only here:\n"
                + rotate.handle(Caller.system("shell"), client, overlap).key());
    }
}
