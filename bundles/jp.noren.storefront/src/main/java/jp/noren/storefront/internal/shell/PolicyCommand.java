package jp.noren.storefront.internal.shell;

import java.time.LocalDate;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.storefront.internal.app.BrowseStorefronts;
import jp.noren.storefront.internal.app.PlannedPolicy;
import jp.noren.storefront.internal.app.PreviewPolicy;
import jp.noren.storefront.internal.app.SetPolicy;
import jp.noren.storefront.internal.app.WithdrawPolicy;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code storefront:policy ID [KEY VALUE]}. */
@Service
@Command(scope = "storefront", name = "policy", description = "Shows the policies of a storefront, or decides one")
public final class PolicyCommand implements Action {

    @Reference
    BrowseStorefronts browse;

    @Reference
    SetPolicy setPolicy;

    @Reference
    PreviewPolicy preview;

    @Reference
    WithdrawPolicy withdraw;

    @Argument(index = 0, name = "storefront", required = true)
    String storefront;

    @Argument(index = 1, name = "key", description = "Such as termsVersion")
    String key;

    @Argument(index = 2, name = "value", description = "JSON; a text may stand without its quotes")
    String value;

    @Option(
            name = "--from",
            description = "First day, such as 2026-12-01; today if absent. With no key: the day to show")
    String from;

    @Option(name = "--preview", description = "Only says what would happen, and who would be touched")
    boolean onlyPreview;

    @Option(name = "--withdraw", description = "Takes back what was decided under the key for the day of --from")
    boolean takesBack;

    @Override
    public Object execute() {
        LocalDate day = from == null ? null : LocalDate.parse(from);
        return Answers.of(
                () -> key == null ? show(day) : takesBack ? takeBack(day) : onlyPreview ? look(day) : decide(day));
    }

    private String takeBack(LocalDate day) {
        if (day == null) {
            throw new IllegalArgumentException("--withdraw needs --from");
        }
        var entry =
                withdraw.handle(Caller.system("shell"), storefront, key, day).entry();
        return entry.key() + " = " + entry.value() + " from " + entry.from() + " is taken back.";
    }

    private String show(LocalDate day) {
        return browse.policies(Caller.system("shell"), storefront, day).stream()
                .map(policy -> policy.entry().key() + " = " + policy.entry().value() + "  from "
                        + policy.entry().from())
                .collect(Collectors.joining("\n"));
    }

    private String look(LocalDate day) {
        var found = preview.handle(Caller.system("shell"), storefront, PlannedPolicy.Decided.of(key, value, day));
        String reached = found.reached().stream()
                .map(one -> "\n" + one.what() + ": " + one.underNew() + " under the new value, " + one.underOld()
                        + " keep the old one")
                .collect(Collectors.joining());
        return key + ": " + found.before() + " -> " + found.entry().value() + " from "
                + found.entry().from() + reached;
    }

    private String decide(LocalDate day) {
        var entry = setPolicy.handle(Caller.system("shell"), storefront, PlannedPolicy.Decided.of(key, value, day));
        return entry.key() + " = " + entry.value() + " from " + entry.from() + ".";
    }
}
