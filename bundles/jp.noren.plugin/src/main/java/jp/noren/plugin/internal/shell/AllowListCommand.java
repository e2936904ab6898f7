package jp.noren.plugin.internal.shell;

import java.util.stream.Collectors;
import jp.noren.plugin.internal.app.ListPlugins;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:allow-list}: what serves now, as lines for the file that {@code allowed} names. */
@Service
@Command(
        scope = "noren",
        name = "allow-list",
        description = "Prints the SHA-256 of each bundle that is here, as sha256sum would: read it before you allow it")
public final class AllowListCommand implements Action {

    @Reference
    ListPlugins list;

    @Override
    public Object execute() {
        return list.handle().stream()
                .map(plugin -> plugin.piece().sha256() + "  " + plugin.piece().name() + "-"
                        + plugin.piece().facts().version() + ".jar")
                .collect(Collectors.joining("\n"));
    }
}
