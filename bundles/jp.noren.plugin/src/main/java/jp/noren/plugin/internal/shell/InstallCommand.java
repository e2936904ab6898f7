package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:install mvn:… | file:…}. */
@Service
@Command(scope = "noren", name = "install", description = "Installs a jar of the house's kind, tested before it serves")
public final class InstallCommand extends ActCommand {
    @Argument(index = 0, name = "source", description = "mvn:… or file:…", required = true)
    String source;

    @Option(name = "--signature", description = "Base64; without it the file beside the jar that ends in .sig")
    String signature;

    @Override
    public Object execute() {
        return act(Verb.INSTALL, null, null, source, signature);
    }
}
