package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.billing.internal.domain.BookEntry;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes what became of payments into the charges they pay for, in the running transaction, with all that belongs to it: books, deposits, what is owed to
 * be told. Told twice, it happens once: only what still stands as being paid under that payment changes.
 */
@Component(service = SettleCharges.class)
public final class SettleCharges {
    /** What was never executed is tried again soon. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final ChargeBook charges;
    private final DepositShelf deposits;
    private final Dun dun;
    private final ClaimTakenOver takenOver;

    @Activate
    public SettleCharges(
            @Reference Clock clock,
            @Reference ChargeBook charges,
            @Reference DepositShelf deposits,
            @Reference Dun dun,
            @Reference ClaimTakenOver takenOver) {
        this.clock = clock;
        this.charges = charges;
        this.deposits = deposits;
        this.dun = dun;
        this.takenOver = takenOver;
    }

    void apply(Charge charge, PaymentView view) {
        apply(Map.of(charge.id(), charge), List.of(view));
    }

    /** @param byId the charges as they were claimed */
    void apply(Map<String, Charge> byId, List<PaymentView> views) {
        List<ChargeBook.Claim> paid = new ArrayList<>();
        for (PaymentView view : views) {
            Charge charge = byId.get(OfCharge.id(view.purpose()));
            if (view.refunded().isPositive()) {
                givenBack(charge, view);
            } else if (view.status().isPaid()) {
                paid.add(new ChargeBook.Claim(charge, view.id(), false));
            } else if (view.status() == PaymentStatus.DECLINED && isBeingPaid(charge, view)) {
                dun.failed(charge, view.declined().map(Enum::name).orElse(null));
            } else if (!view.status().isOpen() && isBeingPaid(charge, view)) {
                charges.released(charge, again(charge));
            }
        }
        settle(paid);
    }

    private static boolean isBeingPaid(Charge charge, PaymentView view) {
        return charge.state() == ChargeState.PAYING
                && view.id().equals(charge.standing().payment());
    }

    /** Where the member has to begin, he is reminded the next day. */
    private Instant again(Charge charge) {
        Instant now = clock.instant();
        return charge.isBy(Charge.ATONE) ? Japan.start(Japan.day(now).plusDays(1)) : now.plus(AGAIN);
    }

    private void givenBack(Charge charge, PaymentView view) {
        boolean whole = view.status() == PaymentStatus.REFUNDED;
        ChargeState state = whole ? ChargeState.REFUNDED : ChargeState.PAID;
        charges.refunded(charge.id(), view.refunded(), state);
    }

    private void settle(List<ChargeBook.Claim> paid) {
        Instant now = clock.instant();
        boolean[] ours = charges.paid(paid, now);
        Map<String, List<BookEntry>> entries = new HashMap<>();
        for (int i = 0; i < ours.length; i++) {
            if (ours[i]) {
                Charge charge = paid.get(i).charge();
                entries.computeIfAbsent(charge.owner().storefront(), shop -> new ArrayList<>())
                        .add(BookEntry.charged(charge.id(), charge.sum()));
                follow(charge, paid.get(i).payment(), now);
            }
        }
        entries.forEach((storefront, of) -> charges.post(storefront, of, now));
    }

    private void follow(Charge charge, String payment, Instant now) {
        if (charge.sum().deposit().isPositive()) {
            hold(charge, payment, now);
        }
        if (charge.isBy(Charge.NP)) {
            takenOver.handle(charge, payment);
        }
        dun.paid(charge);
    }

    private void hold(Charge charge, String payment, Instant now) {
        Charge.Owner owner = charge.owner();
        deposits.hold(new HeldDeposit(
                charge.id(),
                owner.storefront(),
                owner.contract(),
                owner.contractNumber(),
                owner.member(),
                payment,
                charge.sum().deposit(),
                HeldDeposit.State.HELD,
                null,
                now));
    }
}
