package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.util.Map;
import jp.noren.kernel.Decision;

/** A new contract starts on a day that its applicant chooses: not before a device can be with him, not in some far future. */
public final class Start {
    private Start() {}

    public static Decision decide(LocalDate start, LocalDate filed, int leadDays, int withinDays) {
        LocalDate earliest = filed.plusDays(leadDays);
        LocalDate latest = filed.plusDays(withinDays);
        return start.isBefore(earliest) || start.isAfter(latest)
                ? Decision.rejected("rental.start-not-possible", Map.of("earliest", earliest, "latest", latest))
                : Decision.allowed();
    }
}
