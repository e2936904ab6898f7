package jp.noren.billing.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.ReadBills;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.kernel.Slice;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code billing:bills TANA [--attention]}. */
@Service
@Command(scope = "billing", name = "bills", description = "Lists the latest bills of a storefront")
public final class BillsCommand implements Action {
    private static final int MOST = 100;

    @Reference
    ReadBills read;

    @Argument(name = "storefront", description = "Such as TANA", required = true)
    String storefront;

    @Option(name = "--attention", description = "Only those that a person must look at")
    boolean attention;

    @Override
    public Object execute() {
        var filter = new ReadBills.Filter(storefront, null, null, attention);
        String lines = read.page(Caller.system("shell"), filter, new Slice(MOST, null, null)).stream()
                .map(BillsCommand::line)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "No bills." : lines;
    }

    private static String line(Bill bill) {
        return bill.id() + " " + bill.number() + " " + bill.kind() + " " + bill.state() + " " + bill.total() + ", paid "
                + bill.paid() + ", due " + bill.dates().dueOn()
                + (bill.obstacle() == null ? "" : " " + bill.obstacle());
    }
}
