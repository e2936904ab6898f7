package jp.noren.billing.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import jp.noren.billing.internal.app.ReadRuns;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.kernel.Yen;

/**
 * A settlement as the desks see it.
 *
 * @param written charges; {@code paid}, {@code failed} and {@code left} by card
 * @param otherwise billed their own way, or given up
 * @param perSecond of late; {@code expectedEnd} by that rate
 * @param obstacle why it waits
 */
public record RunWire(
        String id,
        String storefront,
        String month,
        LocalDate settleOn,
        String state,
        boolean stopped,
        int written,
        int paid,
        int failed,
        int left,
        int otherwise,
        Yen amount,
        long perSecond,
        Instant expectedEnd,
        String obstacle,
        Instant openedAt,
        Instant doneAt) {

    static RunWire of(ReadRuns.Progress progress, String obstacle) {
        SettlementRun run = progress.run();
        return new RunWire(
                run.id(),
                run.storefront(),
                run.month().toString(),
                run.settleOn(),
                ChargeWire.word(run.state()),
                run.stopped(),
                run.written(),
                progress.paid(),
                progress.failed(),
                progress.left(),
                progress.otherwise(),
                progress.amount(),
                Math.round(progress.perSecond()),
                progress.expectedEnd(),
                obstacle,
                run.openedAt(),
                run.doneAt());
    }
}
