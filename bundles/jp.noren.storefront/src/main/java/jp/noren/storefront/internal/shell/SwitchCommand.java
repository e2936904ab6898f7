package jp.noren.storefront.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.storefront.internal.app.SetSwitch;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code storefront:switch ID NAME on|off}. */
@Service
@Command(
        scope = "storefront",
        name = "switch",
        description = "Switches a capability or a provider on or off for a storefront")
public final class SwitchCommand implements Action {

    @Reference
    SetSwitch setSwitch;

    @Argument(index = 0, name = "storefront", required = true)
    String storefront;

    @Argument(index = 1, name = "name", description = "A bundle's word, such as payment.sbps", required = true)
    String name;

    @Argument(index = 2, name = "state", description = "on or off", required = true)
    String state;

    @Override
    public Object execute() {
        if (!state.equals("on") && !state.equals("off")) {
            throw new IllegalArgumentException("on or off, not " + state);
        }
        return Answers.of(() -> {
            setSwitch.handle(Caller.system("shell"), storefront, name, state.equals("on"));
            return name + " is " + state + " for " + storefront + ".";
        });
    }
}
