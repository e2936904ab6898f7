package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.DayWindow;
import jp.noren.kernel.Decision;

/** 旧プランの「解約申請」と「新プランの新規お申込み(翌月利用)」を一括で行います (R057 to R071). */
public final class PlanChange {
    private PlanChange() {}

    /** Whether this contract can be changed into that plan and course at this moment. */
    public static Decision decide(
            Contract contract, Contract.Rented target, LocalDateTime at, DayWindow window, List<Blackout> blackouts) {
        return state(contract, at.toLocalDate())
                .and(() -> target(contract, target))
                .and(() -> Opening.planChange(window, at.toLocalDate()))
                .and(() -> Blackout.decide(blackouts, Blackout.PLAN_CHANGE, at));
    }

    /** A contract that is ending, has ended, has not begun or is unpaid cannot be changed (R069, R071). */
    public static Decision state(Contract contract, LocalDate day) {
        return switch (contract.on(day)) {
            case ACTIVE -> Decision.allowed();
            case ENDING -> Decision.rejected("rental.already-filed", Map.of("end", contract.end()));
            case ENDED, FORCED_END -> Decision.rejected("rental.contract-ended", Map.of("end", contract.end()));
            case APPLIED, RESERVED -> Decision.rejected("rental.not-started", Map.of("start", contract.start()));
            case SUSPENDED -> Decision.rejected("rental.suspended");
        };
    }

    /** The plan and course that it has already are no change; the course alone is one (R070). */
    private static Decision target(Contract contract, Contract.Rented target) {
        Contract.Rented present = contract.rented();
        return present.plan().equals(target.plan()) && present.course().equals(target.course())
                ? Decision.rejected("rental.same-plan")
                : Decision.allowed();
    }

    /** Use of the old plan ends with the month of filing (R059). */
    public static LocalDate oldEnds(LocalDate filed) {
        return YearMonth.from(filed).atEndOfMonth();
    }

    /** 新プランの新規お申込み(翌月利用): use of the new plan begins on the first of the month after filing (R060). */
    public static LocalDate newStarts(LocalDate filed) {
        return YearMonth.from(filed).plusMonths(1).atDay(1);
    }
}
