package jp.noren.sandbox.internal.shell;

import jp.noren.kernel.RefusedException;
import jp.noren.sandbox.internal.demo.BuyOne;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code sandbox:buy SHOP METHOD}. */
@Service
@Command(
        scope = "sandbox",
        name = "buy",
        description = "A new buyer orders the cheapest thing of a shop by a method of payment")
public final class BuyCommand implements Action {

    @Reference
    BuyOne buyOne;

    @Argument(index = 0, name = "storefront", description = "Such as KURA", required = true)
    String storefront;

    @Argument(index = 1, name = "method", description = "Such as BANK_TRANSFER", required = true)
    String method;

    @Override
    public Object execute() {
        try {
            BuyOne.Bought bought = buyOne.handle(storefront, method);
            String order = "Order " + bought.order() + " over " + bought.total() + " yen is " + bought.status()
                    + ".\nPayment " + bought.payment();
            return bought.address().isEmpty() ? order : order + "\nThe buyer goes to " + bought.address();
        } catch (RefusedException e) {
            throw new IllegalArgumentException("Refused: " + e.code() + " " + e.args());
        }
    }
}
