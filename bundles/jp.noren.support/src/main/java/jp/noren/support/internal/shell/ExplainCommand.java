package jp.noren.support.internal.shell;

import java.time.LocalDate;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.support.internal.app.ExplainSupport;
import jp.noren.support.internal.app.ExplainSupport.Explained;
import jp.noren.support.internal.app.Words;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code support:explain ctr_… --on 2026-11-16}. */
@Service
@Command(
        scope = "support",
        name = "explain",
        description =
                "Says of each operation on a contract's support whether it is allowed on a day, by which rule, and"
                        + " when it will be")
public final class ExplainCommand implements Action {
    @Reference
    ExplainSupport explain;

    @Reference
    Words words;

    @Argument(name = "contract", description = "The contract's id", required = true)
    String contract;

    @Option(name = "--on", description = "A day, such as 2026-11-16; today without it")
    String on;

    @Override
    public Object execute() {
        try {
            LocalDate day = on == null ? null : LocalDate.parse(on);
            return explain.handle(Caller.system("shell"), contract, day).stream()
                    .map(this::line)
                    .collect(Collectors.joining("\n"));
        } catch (RefusedException no) {
            return "Refused: " + no.code();
        }
    }

    private String line(Explained one) {
        String what = one.operation() + (one.plan() == null ? "" : " " + one.plan());
        String when = one.allowed() || one.allowedOn() == null ? "" : " Allowed on " + one.allowedOn() + ".";
        return what + ": " + (one.allowed() ? "yes" : "no") + ", " + one.rule() + ": "
                + words.text("en", one.code(), one.args()) + when;
    }
}
