package jp.noren.rental.internal.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.i18n.Messages;
import jp.noren.rental.internal.app.ShowContracts;
import jp.noren.rental.internal.domain.Explained;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code rental:explain K-0001 --on 2026-11-16}. */
@Service
@Command(
        scope = "rental",
        name = "explain",
        description = "Says what can be filed for a contract on a day, which rule decides, and when it can be")
public final class ExplainCommand implements Action {

    @Reference
    ShowContracts contracts;

    @Reference
    Messages messages;

    @Argument(name = "number", required = true, description = "The contract's number, such as K-0001")
    String number;

    @Option(name = "--storefront", description = "Whose contract; needed where two shops have the same number")
    String storefront;

    @Option(name = "--on", description = "The day, such as 2026-11-16; today if absent")
    String on;

    @Option(name = "--language", description = "ja, en or vi; en if absent")
    String language = "en";

    @Override
    public Object execute() {
        LocalDate day = on == null ? null : LocalDate.parse(on);
        List<Explained> all = contracts.explain(Caller.system("shell"), storefront, number, day);
        return all.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Explained one) {
        String next = one.allowed() || one.next() == null ? "" : "  next: " + one.next();
        return "%-12s %-3s %s  %s%s"
                .formatted(
                        one.operation(),
                        one.allowed() ? "yes" : "no",
                        one.rule(),
                        messages.text(language, one.code(), one.args()),
                        next);
    }
}
