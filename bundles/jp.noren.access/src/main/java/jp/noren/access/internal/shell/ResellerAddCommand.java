package jp.noren.access.internal.shell;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.ManageResellers;
import jp.noren.access.internal.app.NewLogins;
import jp.noren.kernel.LocalizedText;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:reseller-add CODE LOGIN}. */
@Service
@Command(
        scope = "access",
        name = "reseller-add",
        description = "Gives a reseller a login and prints the secret of the first login, once")
public final class ResellerAddCommand implements Action {

    @Reference
    ManageResellers resellers;

    @Argument(index = 0, name = "code", description = "The reseller's code, such as MIZU", required = true)
    String code;

    @Argument(index = 1, name = "login", description = "What the reseller will log in with", required = true)
    String login;

    @Option(name = "--name", description = "The name, in Japanese, of a reseller whom the house does not know yet")
    String name;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            LocalizedText text = name == null ? null : new LocalizedText(Map.of("ja", name));
            NewLogins.Added added = resellers.add(Caller.system("shell"), code, text, login);
            return "Login " + added.id() + " added. Secret of the first login, valid 24 hours, shown only here:\n"
                    + added.oneTimeSecret();
        });
    }
}
