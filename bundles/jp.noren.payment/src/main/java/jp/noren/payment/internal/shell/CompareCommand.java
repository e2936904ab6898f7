package jp.noren.payment.internal.shell;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.app.CompareDaily;
import jp.noren.payment.internal.app.CompareSettlement;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code payment:compare sbps TANA 2026-12-01}. */
@Service
@Command(
        scope = "payment",
        name = "compare",
        description = "Holds our book of a day against a payment company's settlement list")
public final class CompareCommand implements Action {

    @Reference
    CompareDaily comparer;

    @Argument(index = 0, name = "provider", required = true)
    String provider;

    @Argument(index = 1, name = "storefront", required = true)
    String storefront;

    @Argument(index = 2, name = "day", description = "Such as 2026-12-01, Japan", required = true)
    String day;

    @Override
    public Object execute() {
        try {
            return text(comparer.compare(provider, storefront, LocalDate.parse(day)));
        } catch (RefusedException e) {
            return "No provider " + provider + " with settlement lists, or no storefront " + storefront + ".";
        }
    }

    private static String text(Optional<CompareSettlement.Result> result) {
        return result.map(found ->
                        found.lines() + " lines, " + found.differences().size() + " differences"
                                + found.differences().stream()
                                        .map(d -> "\n" + d.kind() + " " + d.subject() + ": ours " + d.ours()
                                                + ", theirs " + d.theirs())
                                        .collect(Collectors.joining()))
                .orElse("The company has no list of that day yet, or does not answer.");
    }
}
