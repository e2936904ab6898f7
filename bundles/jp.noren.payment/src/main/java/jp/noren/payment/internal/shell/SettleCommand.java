package jp.noren.payment.internal.shell;

import java.util.Locale;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.app.SettleByHand;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code payment:settle pay_… moved "seen in the settlement list of 1 December"}. */
@Service
@Command(
        scope = "payment",
        name = "settle",
        description = "Says what the payment company shows of a payment or refund that waits for a person")
public final class SettleCommand implements Action {

    @Reference
    SettleByHand settle;

    @Reference
    Messages messages;

    @Argument(index = 0, name = "id", description = "Of a payment or a refund", required = true)
    String id;

    @Argument(index = 1, name = "found", description = "moved, not-moved, ask-again, no-hold", required = true)
    String found;

    @Argument(index = 2, name = "note", description = "Where you have seen it", required = true)
    String note;

    @Override
    public Object execute() {
        SettleByHand.Found what =
                SettleByHand.Found.valueOf(found.toUpperCase(Locale.ROOT).replace('-', '_'));
        try {
            return id + " is " + settle.handle(Caller.system("shell"), id, what, note) + ".";
        } catch (RefusedException e) {
            return messages.text("en", e.code(), Map.of());
        }
    }
}
