package jp.noren.sandbox.internal.shell;

import jp.noren.kernel.RefusedException;
import jp.noren.sandbox.internal.demo.LoadDemo;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code sandbox:load-demo LOGIN PASSWORD}. */
@Service
@Command(scope = "sandbox", name = "load-demo", description = "Loads the demo's shops, catalogues and members")
public final class LoadDemoCommand implements Action {

    @Reference
    LoadDemo loadDemo;

    @Argument(index = 0, name = "login", description = "Of an administrator", required = true)
    String login;

    @Argument(index = 1, name = "password", description = "His password", required = true, censor = true)
    String password;

    @Override
    public Object execute() {
        try {
            LoadDemo.Loaded loaded = loadDemo.handle(login, password);
            return "Loaded: " + loaded.storefronts() + " storefronts, " + loaded.products() + " products, "
                    + loaded.members() + " members (" + loaded.membersThereBefore()
                    + " were there before). They log in with: " + loaded.password();
        } catch (RefusedException e) {
            throw new IllegalArgumentException("Refused: " + e.code() + " " + e.args());
        }
    }
}
