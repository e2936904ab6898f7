package jp.noren.billing.internal.shell;

import java.time.LocalDate;
import jp.noren.billing.internal.app.CloseMonth;
import jp.noren.kernel.RefusedException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code billing:close TANA 2026-11-30}. */
@Service
@Command(
        scope = "billing",
        name = "close",
        description = "Closes a month of a storefront; what is closed already stays")
public final class CloseCommand implements Action {
    private static final int LINE_EVERY = 50;

    @Reference
    CloseMonth close;

    @Reference
    Session session;

    @Argument(index = 0, name = "storefront", description = "Such as TANA", required = true)
    String storefront;

    @Argument(
            index = 1,
            name = "closing",
            description = "The last day of the month, such as 2026-11-30",
            required = true)
    String closing;

    @Override
    public Object execute() {
        try {
            CloseMonth.Report report = close.handle(storefront, LocalDate.parse(closing), this::tell);
            return report.bills() + " bills, total " + report.total() + ", " + report.failed() + " accounts failed.";
        } catch (RefusedException no) {
            return "Refused: " + no.code() + " " + no.args();
        }
    }

    private void tell(int done, int of) {
        if (done % LINE_EVERY == 0 || done == of) {
            session.getConsole().println(done + " of " + of + " accounts");
        }
    }
}
