package jp.noren.audit.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import jp.noren.audit.internal.app.VerifyTrail;
import jp.noren.audit.internal.domain.Finding;

/** A verification as it is answered. */
record ReportWire(Instant at, boolean intact, int lanes, long entries, long tookMs, List<FindingWire> findings) {

    record FindingWire(String chain, int lane, long n, String code, String detail) {}

    static ReportWire of(VerifyTrail.Report report, Function<String, String> text) {
        return new ReportWire(
                report.at(),
                report.intact(),
                report.lanes(),
                report.entries(),
                report.took().toMillis(),
                report.findings().stream().map(finding -> of(finding, text)).toList());
    }

    private static FindingWire of(Finding finding, Function<String, String> text) {
        String code = finding.kind().code();
        return new FindingWire(finding.lane().chain(), finding.lane().lane(), finding.n(), code, text.apply(code));
    }
}
