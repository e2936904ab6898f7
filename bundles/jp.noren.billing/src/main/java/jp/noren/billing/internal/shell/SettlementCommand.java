package jp.noren.billing.internal.shell;

import java.util.List;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.ReadRuns;
import jp.noren.billing.internal.app.SteerRun;
import jp.noren.kernel.RefusedException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code billing:settlement [SORA] [--start | --stop | --resume]}. */
@Service
@Command(
        scope = "billing",
        name = "settlement",
        description =
                "Says how far the card settlements are; starts what is due, stops the newest run or lets it go on")
public final class SettlementCommand implements Action {
    private static final Caller SHELL = Caller.system("shell");

    @Reference
    ReadRuns read;

    @Reference
    SteerRun steer;

    @Argument(name = "storefront", description = "Such as SORA; all if absent")
    String storefront;

    @Option(name = "--start", description = "Opens what is due now; a run that is there goes on")
    boolean start;

    @Option(name = "--stop", description = "Stops the newest run after the bites that are being taken")
    boolean stop;

    @Option(name = "--resume", description = "Lets the newest run go on")
    boolean resume;

    @Override
    public Object execute() {
        try {
            boolean steers = start || stop || resume;
            if (steers && storefront == null) {
                return "Name the storefront.";
            }
            return steers ? lines(List.of(steered())) : listed();
        } catch (RefusedException no) {
            return "Refused: " + no.code() + " " + no.args();
        }
    }

    private ReadRuns.Progress steered() {
        ReadRuns.Progress newest = steer.open(SHELL, storefront);
        return stop || resume ? steer.stop(SHELL, newest.run().id(), stop) : newest;
    }

    private String listed() {
        String lines = lines(read.list(SHELL, storefront));
        return lines.isEmpty() ? "Nothing was settled yet." : lines;
    }

    private static String lines(List<ReadRuns.Progress> runs) {
        return runs.stream().map(ReadRuns.Progress::line).collect(Collectors.joining("\n"));
    }
}
