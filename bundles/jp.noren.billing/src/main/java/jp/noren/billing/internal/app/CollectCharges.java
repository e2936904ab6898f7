package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.BulkPayments;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Collects what is to be paid by card, some at a time: what the runs have written, by place, and what is due again. Any number of lanes on any number of
 * nodes may do so at once. A lane that is killed leaves its attempts to payment's janitor, and their charges follow by event.
 */
@Component(service = CollectCharges.class)
public final class CollectCharges {
    /** As many as are asked at a time. A power cut leaves so many of a lane to be looked up. */
    static final int AT_ONCE = 32;

    /** After this no further one by itself is begun: with the time of a call, a bite ends before those who wait for it lose patience. */
    private static final long LONG_BITE = Duration.ofSeconds(3).toNanos();

    private static final String AWAY = "billing.obstacle-provider-away";
    private static final String NOT_OFFERED = "billing.obstacle-not-offered";

    /** How a bite went. */
    public enum Bite {
        /** More is waiting. */
        MORE,
        /** Nothing is to be done now. */
        NOTHING,
        /** The company does not answer, or is away: let it be for a while. */
        LET_BE
    }

    private final Clock clock;
    private final Transactions transactions;
    private final BulkPayments payments;
    private final ChargeBook charges;
    private final Parts parts;
    private final Map<String, Integer> places = new ConcurrentHashMap<>();

    /** What it works with. */
    @Component(service = Parts.class)
    public record Parts(RunBook runs, ClaimCharges claim, SettleCharges settle, CollectOne one, FinishRun finish) {
        @Activate
        public Parts(
                @Reference RunBook runs,
                @Reference ClaimCharges claim,
                @Reference SettleCharges settle,
                @Reference CollectOne one,
                @Reference FinishRun finish) {
            this.runs = runs;
            this.claim = claim;
            this.settle = settle;
            this.one = one;
            this.finish = finish;
        }
    }

    @Activate
    public CollectCharges(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference BulkPayments payments,
            @Reference ChargeBook charges,
            @Reference Parts parts) {
        this.clock = clock;
        this.transactions = transactions;
        this.payments = payments;
        this.charges = charges;
        this.parts = parts;
    }

    /** One bite of whatever is waiting. */
    public Bite bite() {
        Bite of = collectDue();
        for (SettlementRun run : parts.runs().unfinished()) {
            if (of == Bite.NOTHING && run.state() == SettlementRun.State.COLLECTING && !run.stopped()) {
                of = collect(run);
            }
        }
        return of;
    }

    private Bite collect(SettlementRun run) {
        Bite of;
        try {
            of = bulk(run.storefront(), () -> next(run));
        } catch (ClosedGateException e) {
            parts.runs().obstacle(run.id(), AWAY);
            return Bite.LET_BE;
        } catch (RefusedException e) {
            parts.runs().obstacle(run.id(), NOT_OFFERED);
            return Bite.LET_BE;
        }
        if (of == Bite.NOTHING) {
            boolean fromTheStart = places.getOrDefault(run.id(), 0) == 0;
            places.remove(run.id());
            return fromTheStart ? finished(run) : Bite.MORE;
        }
        parts.runs().obstacle(run.id(), null);
        return of;
    }

    private Bite finished(SettlementRun run) {
        parts.finish().handle(run);
        return Bite.NOTHING;
    }

    private List<Charge> next(SettlementRun run) {
        List<Charge> next = charges.untried(run.id(), places.getOrDefault(run.id(), 0), AT_ONCE);
        next.forEach(charge -> places.merge(run.id(), charge.owner().place(), Math::max));
        return next;
    }

    /** Lanes of one node take turns in claiming, and so never reach for the same ones. */
    private Bite bulk(String storefront, Supplier<List<Charge>> finder) {
        try (BulkPayments.Bulk bulk = payments.open(storefront, Charge.CARD, BuyerKind.INDIVIDUAL)) {
            Map<String, Charge> claimed = new HashMap<>();
            boolean found;
            synchronized (places) {
                found = transactions.required(() -> {
                    claimed.clear();
                    List<Charge> next = finder.get();
                    claimed.putAll(parts.claim().handle(bulk, storefront, next));
                    return !next.isEmpty();
                });
            }
            int[] notExecuted = new int[1];
            bulk.execute(views -> {
                parts.settle().apply(claimed, views);
                notExecuted[0] += (int)
                        views.stream().filter(CollectCharges::isNotExecuted).count();
            });
            boolean silent = !claimed.isEmpty() && notExecuted[0] * 2 >= claimed.size();
            return silent ? Bite.LET_BE : found ? Bite.MORE : Bite.NOTHING;
        } catch (ClaimCharges.TakenMeanwhileException e) {
            return Bite.MORE;
        }
    }

    private static boolean isNotExecuted(PaymentView view) {
        return view.status() == PaymentStatus.CANCELLED;
    }

    private Bite collectDue() {
        List<Charge> due = transactions.required(() -> charges.due(clock.instant(), AT_ONCE));
        long begun = System.nanoTime();
        Bite of = Bite.NOTHING;
        for (Charge charge : due) {
            if (System.nanoTime() - begun > LONG_BITE) {
                return Bite.MORE;
            }
            if (!charge.isBy(Charge.CARD)) {
                parts.one().byItself(charge);
                of = Bite.MORE;
            }
        }
        List<Charge> cards =
                due.stream().filter(charge -> charge.isBy(Charge.CARD)).toList();
        return cards.isEmpty() ? of : collect(cards);
    }

    private Bite collect(List<Charge> cards) {
        String storefront = cards.get(0).owner().storefront();
        List<Charge> ofOne = cards.stream()
                .filter(charge -> charge.owner().storefront().equals(storefront))
                .toList();
        try {
            return bulk(storefront, () -> ofOne.stream()
                    .map(charge -> charges.find(charge.id()).orElseThrow())
                    .filter(charge -> charge.isOwed() && charge.standing().dueAt() != null)
                    .toList());
        } catch (ClosedGateException | RefusedException e) {
            ofOne.forEach(charge -> charges.postpone(charge, clock.instant().plus(SettleCharges.AGAIN), false));
            return Bite.NOTHING;
        }
    }
}
