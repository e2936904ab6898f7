package jp.noren.storefront.internal.shell;

import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.storefront.internal.app.BrowseStorefronts;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code storefront:list}. */
@Service
@Command(
        scope = "storefront",
        name = "list",
        description = "Lists the storefronts, their owners and what is on for them")
public final class ListCommand implements Action {

    @Reference
    BrowseStorefronts browse;

    @Override
    public Object execute() {
        return browse.list(Caller.system("shell")).stream()
                .map(ListCommand::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(BrowseStorefronts.Shown shown) {
        String on = shown.switches().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        return shown.storefront().id() + "  " + shown.storefront().name().in("ja") + "  owner "
                + shown.storefront().reseller() + "  on: " + (on.isEmpty() ? "nothing" : on);
    }
}
