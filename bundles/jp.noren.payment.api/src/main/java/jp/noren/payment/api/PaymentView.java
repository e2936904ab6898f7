package jp.noren.payment.api;

import java.time.Instant;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;

/**
 * A payment as others see it.
 *
 * @param id {@code pay_…}
 * @param purpose what it is for: {@code order:<id>}; at most one open or paid payment per purpose
 * @param amount yen with tax
 * @param refunded yen given back
 * @param expiresAt until when the next action is possible
 */
public record PaymentView(
        String id,
        String storefront,
        String purpose,
        String method,
        String provider,
        Yen amount,
        Yen refunded,
        PaymentStatus status,
        Optional<NextAction> nextAction,
        Optional<Instant> expiresAt,
        Optional<DeclineReason> declined,
        Instant createdAt) {}
