package jp.noren.audit.internal.shell;

import java.util.stream.Collectors;
import jp.noren.audit.internal.app.VerifyTrail;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code audit:verify}. */
@Service
@Command(
        scope = "audit",
        name = "verify",
        description = "Reads the whole audit trail and says whether anything was changed")
public final class VerifyCommand implements Action {

    @Reference
    VerifyTrail verify;

    @Override
    public Object execute() {
        VerifyTrail.Report report = verify.handle();
        String read = report.entries() + " entries in " + report.lanes() + " lanes read in "
                + report.took().toMillis() + " ms. ";
        if (report.intact()) {
            return read + "The trail is intact.";
        }
        return read + "The trail is NOT intact:\n"
                + report.findings().stream()
                        .map(finding -> "  " + finding.lane() + " entry " + finding.n() + ": "
                                + finding.kind().code())
                        .collect(Collectors.joining("\n"));
    }
}
