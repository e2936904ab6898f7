package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:rollback BUNDLE}. */
@Service
@Command(scope = "noren", name = "rollback", description = "Goes back to the version that served before")
public final class RollbackCommand extends ActCommand {
    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Option(name = "--storefront", description = "For this storefront only")
    String storefront;

    @Override
    public Object execute() {
        return act(Verb.ROLLBACK, bundle, storefront, null, null);
    }
}
