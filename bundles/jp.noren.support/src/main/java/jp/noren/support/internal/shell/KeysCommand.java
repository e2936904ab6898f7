package jp.noren.support.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.support.internal.app.ReadKeys;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code support:keys SORA}. */
@Service
@Command(
        scope = "support",
        name = "keys",
        description = "How many key codes a storefront has left, and who waits for one")
public final class KeysCommand implements Action {
    @Reference
    ReadKeys read;

    @Argument(name = "storefront", description = "Such as SORA", required = true)
    String storefront;

    @Override
    public Object execute() {
        try {
            ReadKeys.Standing standing = read.handle(Caller.system("shell"), storefront);
            String waiting = standing.pending().stream()
                    .map(need -> "\nKEY_PENDING " + need.contract() + " since " + need.changedAt())
                    .collect(Collectors.joining());
            return standing.free() + " free, " + standing.assigned() + " assigned, "
                    + standing.pending().size() + " waiting." + waiting;
        } catch (RefusedException no) {
            return "Refused: " + no.code();
        }
    }
}
