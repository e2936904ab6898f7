package jp.noren.plugin.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.noren.plugin.internal.app.ListPlugins;
import jp.noren.plugin.internal.app.ListPlugins.Plugin;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:plugins [BUNDLE]}. */
@Service
@Command(scope = "noren", name = "plugins", description = "Lists what is installed of the house, and how it is")
public final class PluginsCommand implements Action {

    @Reference
    ListPlugins list;

    @Argument(index = 0, name = "bundle", description = "One bundle, with all that is known of it")
    String bundle;

    @Override
    public Object execute() {
        return bundle == null
                ? list.handle().stream().map(PluginsCommand::line).collect(Collectors.joining("\n"))
                : list.handle(bundle).stream().map(PluginsCommand::page).collect(Collectors.joining("\n\n"));
    }

    private static String line(Plugin plugin) {
        return String.format(
                Locale.ROOT,
                "%-34s %-20s %-11s %-9s %-8s %4d calls  by %s",
                plugin.piece().name(),
                plugin.piece().facts().version(),
                plugin.piece().facts().kind(),
                plugin.piece().state(),
                plugin.isHealthy() ? "well" : "NOT WELL",
                plugin.running(),
                plugin.by());
    }

    private static String page(Plugin plugin) {
        String gates = plugin.gates().stream()
                .map(gate -> gate.key() + (gate.open() ? " open" : " CLOSED") + ", " + gate.running() + " inside, "
                        + gate.waiting() + " waiting")
                .collect(Collectors.joining("; "));
        String routes = plugin.routes().stream()
                .map(route -> (route.isCommon() ? "all storefronts" : route.storefront()) + " since " + route.since()
                        + " by " + route.by()
                        + (route.before() == null
                                ? ""
                                : ", before " + route.before().version()))
                .collect(Collectors.joining("; "));
        return String.join(
                "\n",
                line(plugin),
                "  feature    " + plugin.details().feature(),
                "  since      " + plugin.since(),
                "  sha256     " + plugin.piece().sha256(),
                "  used by    " + text(plugin.details().usedBy()),
                "  components " + plugin.details().components() + ", lacking "
                        + text(plugin.details().lacking()),
                "  gates      " + gates,
                "  routes     " + routes);
    }

    private static String text(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
