package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:stop BUNDLE}. */
@Service
@Command(scope = "noren", name = "stop", description = "Ends the running calls of a bundle, and stops it")
public final class StopCommand extends ActCommand {
    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Override
    public Object execute() {
        return act(Verb.STOP, bundle, null, null, null);
    }
}
