package jp.noren.access.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.RemovePrincipal;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:operator-remove LOGIN}. */
@Service
@Command(scope = "access", name = "operator-remove", description = "Removes an operator; his sessions end at once")
public final class OperatorRemoveCommand implements Action {

    @Reference
    RemovePrincipal remove;

    @Argument(name = "login", description = "The operator's login", required = true)
    String login;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            remove.handleByLogin(Caller.system("shell"), Caller.Kind.OPERATOR, login);
            return "Operator " + login + " removed.";
        });
    }
}
