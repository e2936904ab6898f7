package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:release BUNDLE}. */
@Service
@Command(
        scope = "noren",
        name = "release",
        description = "Leaves it to each node which version serves: what it came with")
public final class ReleaseCommand extends ActCommand {
    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Override
    public Object execute() {
        return act(Verb.RELEASE, bundle, null, null, null);
    }
}
