package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:update BUNDLE mvn:… | file:…}. */
@Service
@Command(
        scope = "noren",
        name = "update",
        description = "Puts another version in the running one's place; callers wait meanwhile")
public final class UpdateCommand extends ActCommand {
    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Argument(index = 1, name = "source", description = "mvn:… or file:…", required = true)
    String source;

    @Option(name = "--signature", description = "Base64; without it the file beside the jar that ends in .sig")
    String signature;

    @Override
    public Object execute() {
        return act(Verb.UPDATE, bundle, null, source, signature);
    }
}
