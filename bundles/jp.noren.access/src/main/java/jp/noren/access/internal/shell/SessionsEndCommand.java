package jp.noren.access.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.EndAccess;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:sessions-end LOGIN}. */
@Service
@Command(scope = "access", name = "sessions-end", description = "Ends all sessions of somebody at once")
public final class SessionsEndCommand implements Action {

    @Reference
    EndAccess endAccess;

    @Argument(name = "login", description = "Login id or mail address", required = true)
    String login;

    @Option(name = "--storefront", description = "The storefront of a member; without it, an operator or a reseller")
    String storefront;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            endAccess.endSessions(Caller.system("shell"), storefront, login);
            return "All sessions of " + login + " have ended.";
        });
    }
}
