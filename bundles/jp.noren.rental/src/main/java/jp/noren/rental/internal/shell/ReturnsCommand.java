package jp.noren.rental.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.app.ReadDevices;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code rental:returns SORA [--overdue]}. */
@Service
@Command(scope = "rental", name = "returns", description = "Lists the devices that have to come back, by due day")
public final class ReturnsCommand implements Action {
    private static final int MOST = 100;

    @Reference
    ReadDevices read;

    @Argument(name = "storefront", description = "Such as SORA", required = true)
    String storefront;

    @Option(name = "--overdue", description = "Only those that are late")
    boolean overdue;

    @Override
    public Object execute() {
        String lines = read
                .orders(
                        Caller.system("shell"),
                        storefront,
                        ReturnState.RETURN_WAITING,
                        overdue ? Boolean.TRUE : null,
                        new Slice(MOST, null, null))
                .stream()
                .map(ReturnsCommand::line)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "No returns." : lines;
    }

    private static String line(ReturnOrder order) {
        return order.id() + " " + order.contract() + " due " + order.dueOn() + (order.overdue() ? " overdue" : "");
    }
}
