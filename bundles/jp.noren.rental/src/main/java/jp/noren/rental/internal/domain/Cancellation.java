package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Decision;

/** 端末ごとのご解約申請をお願いいたします (R080 to R088). */
public final class Cancellation {
    private Cancellation() {}

    /** Whether a cancellation of this contract can be filed at this moment. */
    public static Decision decide(Contract contract, LocalDateTime at, List<Blackout> blackouts) {
        return state(contract, at.toLocalDate()).and(() -> Blackout.decide(blackouts, Blackout.CANCELLATION, at));
    }

    /** Once is enough (R086); what has not begun cannot be undone this way (R069); who has not paid may leave (R088). */
    public static Decision state(Contract contract, LocalDate day) {
        return switch (contract.on(day)) {
            case ACTIVE, SUSPENDED -> Decision.allowed();
            case ENDING -> Decision.rejected("rental.already-filed", Map.of("end", contract.end()));
            case ENDED, FORCED_END -> Decision.rejected("rental.contract-ended", Map.of("end", contract.end()));
            case APPLIED, RESERVED -> Decision.rejected("rental.not-started", Map.of("start", contract.start()));
        };
    }
}
