package jp.noren.payment.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.ReadPayments;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code payment:show pay_…}. */
@Service
@Command(scope = "payment", name = "show", description = "Shows a payment, its refunds and its lines in the ledger")
public final class ShowCommand implements Action {

    @Reference
    ReadPayments read;

    @Argument(name = "payment", required = true)
    String payment;

    @Override
    public Object execute() {
        try {
            return text(read.whole(Caller.system("shell"), payment));
        } catch (RefusedException e) {
            return "No payment " + payment + ".";
        }
    }

    private static String text(ReadPayments.Whole whole) {
        Attempt a = whole.attempt();
        String head = a.id() + " " + a.order().storefront() + " " + a.order().purpose() + " "
                + a.money().amount()
                + "\nby " + a.order().method() + " (" + a.order().provider() + "), reference "
                + a.handle().reference() + "\n" + a.state() + " since "
                + a.standing().since() + ", next check "
                + a.standing().nextCheck() + ", received " + a.money().received();
        String refunds = whole.refunds().stream()
                .map(r -> "\nrefund " + r.id() + " " + r.order().amount() + " " + r.state())
                .collect(Collectors.joining());
        String ledger = whole.ledger().stream()
                .flatMap(entry -> entry.lines().stream()
                        .map(line -> "\n" + entry.kind() + " " + line.account() + " " + line.amount()))
                .collect(Collectors.joining());
        return head + refunds + ledger;
    }
}
