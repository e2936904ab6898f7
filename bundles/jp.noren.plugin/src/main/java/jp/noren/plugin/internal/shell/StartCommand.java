package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:start BUNDLE}. */
@Service
@Command(scope = "noren", name = "start", description = "Starts a bundle that was stopped")
public final class StartCommand extends ActCommand {
    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Override
    public Object execute() {
        return act(Verb.START, bundle, null, null, null);
    }
}
