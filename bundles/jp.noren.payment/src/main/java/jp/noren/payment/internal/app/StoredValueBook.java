package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.StoredValue;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Points that the house keeps itself (R189). What is spent leaves its lots by conditional updates, those that expire first before the others. */
@Component(service = StoredValue.class)
public final class StoredValueBook implements StoredValue {

    /** Takes everything back that the call has written. */
    private static final class NotEnough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotEnough() {
            super(null, null, false, false);
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Lots lots;

    @Activate
    public StoredValueBook(@Reference Clock clock, @Reference Transactions transactions, @Reference Lots lots) {
        this.clock = clock;
        this.transactions = transactions;
        this.lots = lots;
    }

    private boolean decide(Callable<Boolean> work) {
        if (transactions.isActive()) {
            throw new IllegalStateException("stored value commits by itself and joins no transaction");
        }
        try {
            return transactions.required(work);
        } catch (NotEnough e) {
            return false;
        }
    }

    private static void positive(Yen amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an amount must be positive: " + amount);
        }
    }

    @Override
    public Yen balance(String storefront, String account) {
        return lots.balance(storefront, account, clock.instant());
    }

    @Override
    public boolean hold(String storefront, String account, String key, Yen amount) {
        positive(amount);
        return decide(() -> {
            if (!lots.insertHold(storefront, account, key, amount, clock.instant())) {
                Hold before = lots.find(storefront, key).orElseThrow();
                return before.account().equals(account)
                        && before.amount().equals(amount)
                        && before.state() != HoldState.RELEASED;
            }
            draw(storefront, account, key, amount);
            return true;
        });
    }

    private void draw(String storefront, String account, String key, Yen amount) {
        Yen rest = amount;
        while (rest.isPositive()) {
            List<Lots.Lot> open = lots.spendable(storefront, account, clock.instant());
            if (open.isEmpty()) {
                throw new NotEnough();
            }
            rest = rest.minus(drawEach(storefront, key, open, rest));
        }
    }

    /** What was drawn; less than asked for when others were faster, and then the lots are looked at again. */
    private Yen drawEach(String storefront, String key, List<Lots.Lot> open, Yen amount) {
        Yen drawn = Yen.ZERO;
        for (Lots.Lot lot : open) {
            Yen part = least(lot.available(), amount.minus(drawn));
            if (part.isPositive() && lots.draw(lot.id(), part)) {
                lots.insertPart(storefront, key, lot.id(), part);
                drawn = drawn.plus(part);
            }
        }
        return drawn;
    }

    private static Yen least(Yen one, Yen other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public boolean take(String storefront, String key) {
        return decide(() ->
                lots.move(storefront, key, HoldState.HELD, HoldState.TAKEN) || is(storefront, key, HoldState.TAKEN));
    }

    private boolean is(String storefront, String key, HoldState state) {
        return lots.find(storefront, key).filter(hold -> hold.state() == state).isPresent();
    }

    @Override
    public boolean release(String storefront, String key) {
        return decide(() -> {
            if (lots.move(storefront, key, HoldState.HELD, HoldState.RELEASED)) {
                lots.parts(storefront, key).forEach(part -> lots.putBack(part.lot(), part.amount()));
                return true;
            }
            return !is(storefront, key, HoldState.TAKEN);
        });
    }

    @Override
    public boolean giveBack(String storefront, String key, String refundKey, Yen amount) {
        positive(amount);
        return decide(() -> {
            Optional<Yen> before = lots.givenBefore(storefront, refundKey, key, amount, clock.instant());
            if (before.isPresent()) {
                return before.get().equals(amount);
            }
            if (!lots.claimReturn(storefront, key, amount)) {
                throw new NotEnough();
            }
            giveBack(storefront, key, amount);
            return true;
        });
    }

    private void giveBack(String storefront, String key, Yen amount) {
        Yen rest = amount;
        for (Lots.Part part : lots.parts(storefront, key)) {
            Yen back = least(part.amount().minus(part.returned()), rest);
            if (back.isPositive()) {
                lots.returned(storefront, key, part.lot(), back);
                lots.putBack(part.lot(), back);
                rest = rest.minus(back);
            }
        }
    }

    @Override
    public Optional<Hold> find(String storefront, String key) {
        return lots.find(storefront, key);
    }

    @Override
    public void grant(String storefront, String account, String key, Yen amount, Instant expiresAt) {
        positive(amount);
        lots.insert(storefront, account, key, amount, expiresAt, clock.instant());
    }
}
