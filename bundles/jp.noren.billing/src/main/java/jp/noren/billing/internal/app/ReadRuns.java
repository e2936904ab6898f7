package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how far runs are. */
@Component(service = ReadRuns.class)
public final class ReadRuns {
    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final int MOST = 6;

    /**
     * How far a run is.
     *
     * @param paid by card
     * @param failed by card: dunning goes on with them
     * @param left by card, not answered yet
     * @param otherwise billed their own way, or given up
     * @param perSecond answered of late, over a minute at most
     * @param expectedEnd by that rate; null where none can be told
     * @param amount yen that were paid by card
     */
    public record Progress(
            SettlementRun run,
            int paid,
            int failed,
            int left,
            int otherwise,
            double perSecond,
            Instant expectedEnd,
            Yen amount) {

        /** For the log and the shell. */
        public String line() {
            String end = expectedEnd == null ? "" : ", expected end " + expectedEnd;
            String obstacle = run.obstacle() == null ? "" : ", waits: " + run.obstacle();
            return String.format(
                    java.util.Locale.ROOT,
                    "%s %s %s%s: %d written, %d paid, %d failed, %d left, %d otherwise, %.0f/s%s%s",
                    run.storefront(),
                    run.month(),
                    run.state(),
                    run.stopped() ? " (stopped)" : "",
                    run.written(),
                    paid,
                    failed,
                    left,
                    otherwise,
                    perSecond,
                    end,
                    obstacle);
        }
    }

    private final Clock clock;
    private final Sight sight;
    private final RunBook runs;
    private final ChargeBook charges;
    private final Costly<List<ChargeBook.Count>> counts = new Costly<>(System::nanoTime);
    private final Costly<Double> answered = new Costly<>(System::nanoTime);

    @Activate
    public ReadRuns(
            @Reference Clock clock, @Reference Sight sight, @Reference RunBook runs, @Reference ChargeBook charges) {
        this.clock = clock;
        this.sight = sight;
        this.runs = runs;
        this.charges = charges;
    }

    /** The newest, of storefronts that the caller sees. @param storefront one of them, or null */
    public List<Progress> list(Caller caller, String storefront) {
        return runs.newest(sight.storefronts(caller, storefront), MOST).stream()
                .map(this::look)
                .toList();
    }

    /** @throws RefusedException NOT_FOUND for another's too */
    public Progress get(Caller caller, String id) {
        return runs.find(id)
                .filter(run -> sight.storefronts(caller, run.storefront()) == null
                        || !sight.storefronts(caller, run.storefront()).isEmpty())
                .map(this::look)
                .orElseThrow(RefusedException::notFound);
    }

    /** Cheap however many charges there are; the figures of a run with very many that goes on may be a few seconds old. */
    Progress look(SettlementRun run) {
        String key = run.id() + ' ' + run.state();
        return progress(run, counts.get(key, () -> charges.count(run.id())), answered.get(key, () -> rate(run)));
    }

    /** As it stands now. */
    Progress progress(SettlementRun run) {
        return progress(run, charges.count(run.id()), rate(run));
    }

    private Progress progress(SettlementRun run, List<ChargeBook.Count> counted, double rate) {
        int paid = 0;
        int failed = 0;
        int left = 0;
        int otherwise = 0;
        Yen amount = Yen.ZERO;
        for (ChargeBook.Count count : counted) {
            boolean card = count.method().equals(Charge.CARD);
            if (!card) {
                otherwise += count.charges();
                continue;
            }
            switch (count.state()) {
                case OPEN, PAYING -> left += count.charges();
                case FAILED -> failed += count.charges();
                case CANCELLED -> otherwise += count.charges();
                default -> {
                    paid += count.charges();
                    amount = amount.plus(count.total());
                }
            }
        }
        Instant end = left == 0 || rate == 0 ? null : clock.instant().plusSeconds(Math.round(left / rate));
        return new Progress(run, paid, failed, left, otherwise, rate, end, amount);
    }

    private double rate(SettlementRun run) {
        if (run.state() != SettlementRun.State.COLLECTING || run.writtenAt() == null) {
            return 0;
        }
        Instant now = clock.instant();
        Instant since = run.writtenAt().isAfter(now.minus(LATELY)) ? run.writtenAt() : now.minus(LATELY);
        long millis = Math.max(1, Duration.between(since, now).toMillis());
        return charges.answeredSince(run.id(), since) * 1000.0 / millis;
    }
}
