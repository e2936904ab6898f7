package jp.noren.payment.internal.app;

import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a new attempt in the running transaction, and with it what its provider's file will need of it. */
@Component(service = WriteIntent.class)
public final class WriteIntent {
    private final Attempts attempts;
    private final CollectionBook collections;
    private final CrashPoints crash;

    @Activate
    public WriteIntent(
            @Reference Attempts attempts, @Reference CollectionBook collections, @Reference CrashPoints crash) {
        this.attempts = attempts;
        this.collections = collections;
        this.crash = crash;
    }

    /**
     * @return false when its key, or what it is for, is there already
     * @throws RefusedException CONFLICT {@code payment.collection-closed} when the bank's file of that day is written
     */
    boolean insert(Attempt attempt, PaymentSource source) {
        if (!attempts.insert(attempt)) {
            return false;
        }
        if (attempt.handle().action() instanceof NextAction.Collection collection
                && source instanceof PaymentSource.DirectDebit debit
                && !collections.join(attempt, debit.mandate(), collection.collectOn())) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "payment.collection-closed");
        }
        crash.reached(CrashPoints.Point.BEFORE_INTENT_COMMIT);
        return true;
    }

    Optional<Attempt> findByKey(String storefront, String key) {
        return attempts.findByKey(storefront, key);
    }
}
