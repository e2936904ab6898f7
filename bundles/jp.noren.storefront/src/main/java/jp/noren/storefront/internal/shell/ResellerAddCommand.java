package jp.noren.storefront.internal.shell;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.internal.app.ResellerDirectory;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code storefront:reseller-add CODE NAME}. */
@Service
@Command(
        scope = "storefront",
        name = "reseller-add",
        description = "Adds a reseller; his login comes by REST or access:reseller-add")
public final class ResellerAddCommand implements Action {

    @Reference
    ResellerDirectory resellers;

    @Argument(index = 0, name = "code", description = "Capitals and digits, such as MIZU", required = true)
    String code;

    @Argument(index = 1, name = "name", description = "The reseller's name, in Japanese", required = true)
    String name;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            resellers.handle(Caller.system("shell"), code, new LocalizedText(Map.of("ja", name)));
            return "Reseller " + code + " added.";
        });
    }
}
