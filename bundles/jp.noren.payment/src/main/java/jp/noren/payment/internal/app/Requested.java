package jp.noren.payment.internal.app;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;

/** From what a capability asks of payment to what payment asks of a provider. */
final class Requested {
    private Requested() {}

    static Requests.Start start(
            Attempt attempt, Payments.Start asked, String statementDescriptor, URI returnUrl, Instant deadline) {
        return new Requests.Start(
                attempt.id(),
                asked.storefront(),
                asked.amount(),
                asked.tax(),
                asked.buyer(),
                asked.description(),
                statementDescriptor,
                asked.acceptedBrands(),
                asked.source(),
                returnUrl,
                deadline,
                asked.payBy(),
                asked.contact(),
                asked.lines());
    }

    /** The same request later: the source without its token, another deadline. */
    static Requests.Start again(Requests.Start first, Instant deadline) {
        return new Requests.Start(
                first.key(),
                first.storefront(),
                first.amount(),
                first.tax(),
                first.buyer(),
                first.description(),
                first.statementDescriptor(),
                first.acceptedBrands(),
                withoutToken(first.source()),
                first.returnUrl(),
                deadline,
                first.payBy(),
                first.contact(),
                first.lines());
    }

    static PaymentSource withoutToken(PaymentSource source) {
        if (source instanceof PaymentSource.CardToken card) {
            return new PaymentSource.CardToken(null, null, card.brand(), card.instalments(), card.authenticate());
        }
        return source instanceof PaymentSource.Wallet ? new PaymentSource.Wallet(null) : source;
    }

    /** Brands that the storefront does not accept (R130) and anything but a lump sum (R131) are refused before anything is sent. */
    static Optional<DeclineReason> refusal(Payments.Start asked) {
        if (asked.source() instanceof PaymentSource.CardToken card) {
            if (card.brand() != null && !asked.acceptedBrands().contains(card.brand())) {
                return Optional.of(DeclineReason.BRAND_NOT_ACCEPTED);
            }
            return lumpSum(card.instalments());
        }
        return asked.source() instanceof PaymentSource.StoredCard card ? lumpSum(card.instalments()) : Optional.empty();
    }

    private static Optional<DeclineReason> lumpSum(int instalments) {
        return instalments == 1 ? Optional.empty() : Optional.of(DeclineReason.INSTALMENTS_NOT_ACCEPTED);
    }
}
