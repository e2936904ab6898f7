package jp.noren.payment.sbps.internal.app;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.noren.payment.sbps.internal.domain.CardNumbers;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.PaymentSource.StoredCard;
import jp.noren.payment.spi.Requests;

/** What is refused before anything is sent: the payment company never hears of it. */
final class Precheck {
    static final long MIN_YEN = 2;
    static final long MAX_YEN = 9_999_999;

    private static final Pattern ORDER_ID = Pattern.compile("[0-9A-Za-z_-]{1,38}");
    private static final Pattern CUSTOMER = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z._=+/-]{1,512}");

    private Precheck() {}

    static Optional<Outcome> refusal(Requests.Start request) {
        long yen = request.amount().amount();
        boolean fits = yen >= MIN_YEN
                && yen <= MAX_YEN
                && ORDER_ID.matcher(request.key()).matches();
        if (!fits || !isCustomer(request.buyer().id())) {
            return refused(DeclineReason.REFUSED_BY_PROVIDER);
        }
        return source(request);
    }

    private static Optional<Outcome> source(Requests.Start request) {
        PaymentSource source = request.source();
        if (source instanceof CardToken card) {
            if (card.instalments() != 1) {
                return refused(DeclineReason.INSTALMENTS_NOT_ACCEPTED);
            }
            boolean accepted = card.brand() != null && request.acceptedBrands().contains(card.brand());
            return accepted ? token(card) : refused(DeclineReason.BRAND_NOT_ACCEPTED);
        }
        if (source instanceof StoredCard card) {
            return card.instalments() != 1
                    ? refused(DeclineReason.INSTALMENTS_NOT_ACCEPTED)
                    : isCustomer(card.customerRef()) ? Optional.empty() : refused(DeclineReason.REFUSED_BY_PROVIDER);
        }
        return refused(DeclineReason.REFUSED_BY_PROVIDER);
    }

    /** A card number in the token's place is refused like any bad token, and never repeated anywhere (R129). */
    static Optional<Outcome> token(CardToken card) {
        boolean sound = isToken(card.token()) && isToken(card.tokenKey());
        return sound ? Optional.empty() : refused(DeclineReason.TOKEN_INVALID);
    }

    static boolean isCustomer(String id) {
        return id != null && CUSTOMER.matcher(id).matches();
    }

    private static boolean isToken(String value) {
        return value != null && TOKEN.matcher(value).matches() && !CardNumbers.looksLikeOne(value);
    }

    private static Optional<Outcome> refused(DeclineReason reason) {
        return Optional.of(Refusals.unsent(reason));
    }
}
