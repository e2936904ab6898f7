package jp.noren.billing.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.BillBook;
import jp.noren.billing.internal.app.ReadBills;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code billing:closings [TANA]}. */
@Service
@Command(scope = "billing", name = "closings", description = "Lists the months that were closed")
public final class ClosingsCommand implements Action {

    @Reference
    ReadBills read;

    @Argument(name = "storefront", description = "Such as TANA; all if absent")
    String storefront;

    @Override
    public Object execute() {
        String lines = read.closings(Caller.system("shell"), storefront).stream()
                .map(ClosingsCommand::line)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "Nothing was closed yet." : lines;
    }

    private static String line(BillBook.Closing c) {
        return c.storefront() + " " + c.closing() + "  " + c.bills() + " bills (" + c.debits() + " debits), " + c.open()
                + " open, total " + c.total() + ", paid " + c.paid();
    }
}
