package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.app.Attempt.Handle;
import jp.noren.payment.internal.app.Attempt.Money;
import jp.noren.payment.internal.app.Attempt.Order;
import jp.noren.payment.internal.app.Attempt.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes the attempt in the transaction of whoever wants to be paid, before anything is sent: one row. A provider that asks nobody answers here
 * and now, so that a transfer that is waited for costs that one row alone.
 */
@Component(service = PrepareAttempt.class)
public final class PrepareAttempt {
    /** Two live transfers must not carry the same payer reference; a new key makes a new one. */
    private static final int TRIES_FOR_A_REFERENCE = 5;

    private final Clock clock;
    private final WriteIntent intents;
    private final Storefronts storefronts;
    private final Settings settings;

    @Activate
    public PrepareAttempt(
            @Reference Clock clock,
            @Reference WriteIntent intents,
            @Reference Storefronts storefronts,
            @Reference Settings settings) {
        this.clock = clock;
        this.intents = intents;
        this.storefronts = storefronts;
        this.settings = settings;
    }

    Attempt handle(Providers.Visit visit, Payments.Start asked) {
        checkAmount(visit.info(), asked.amount());
        for (int i = 0; i < TRIES_FOR_A_REFERENCE; i++) {
            Attempt attempt = fresh(visit, asked, clock.instant());
            if (intents.insert(attempt, asked.source())) {
                return attempt;
            }
            Optional<Attempt> earlier = intents.findByKey(asked.storefront(), asked.key());
            if (earlier.isPresent()) {
                return earlier.get();
            }
            if (attempt.handle().actionRef() == null) {
                break;
            }
        }
        throw new RefusedException(RefusedException.Kind.CONFLICT, "payment.purpose-taken");
    }

    static void checkAmount(ProviderInfo info, Yen amount) {
        if (amount.compareTo(info.min()) < 0 || amount.compareTo(info.max()) > 0) {
            throw new RefusedException(
                    RefusedException.Kind.CONFLICT,
                    "payment.amount-out-of-range",
                    Map.of("min", info.min().amount(), "max", info.max().amount()));
        }
    }

    private Attempt fresh(Providers.Visit visit, Payments.Start asked, Instant now) {
        Order order = new Order(
                asked.storefront(),
                asked.purpose(),
                asked.key(),
                visit.info().method(),
                visit.info().id(),
                asked.transferName(),
                now);
        Money money = new Money(asked.amount(), asked.tax(), Yen.ZERO, Yen.ZERO, Yen.ZERO);
        Instant deadline = now.plus(settings.callTime());
        Standing standing = new Standing(AttemptState.INTENT, null, null, 0, 0, now, deadline.plus(WriteResult.GRACE));
        Attempt intent = new Attempt(Ids.random("pay"), order, money, standing, Handle.NONE);
        if (!visit.info().can(Capability.OFFLINE)) {
            return intent;
        }
        String descriptor = storefronts.get(asked.storefront()).statementDescriptor();
        Verdict verdict = new Verdicts(visit.info(), asked.amount())
                .started(
                        visit.provider().start(Requested.start(intent, asked, descriptor, null, deadline)),
                        asked.acceptedBrands());
        return WriteResult.apply(intent, verdict, now);
    }
}
