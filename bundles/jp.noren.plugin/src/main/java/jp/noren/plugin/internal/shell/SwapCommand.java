package jp.noren.plugin.internal.shell;

import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:swap BUNDLE mvn:… | file:…}. */
@Service
@Command(
        scope = "noren",
        name = "swap",
        description = "Puts another version beside the running one, tests it, and lets it take over")
public final class SwapCommand extends ActCommand {
    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Argument(index = 1, name = "source", description = "mvn:… or file:…", required = true)
    String source;

    @Option(name = "--signature", description = "Base64; without it the file beside the jar that ends in .sig")
    String signature;

    @Option(name = "--storefront", description = "For this storefront only")
    String storefront;

    @Override
    public Object execute() {
        return act(Verb.SWAP, bundle, storefront, source, signature);
    }
}
