package jp.noren.payment.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Trials.Means;
import jp.noren.payment.api.Trials.Trial;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** What a provider is asked in a trial: as little as the method needs, by a buyer who says that he is none. */
final class TrialSources {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int DAYS_TO_PAY = 7;
    private static final long USUAL_YEN = 110;
    private static final int PERCENT = 10;
    /** A provider believes its company's answer only; all brands are accepted here. */
    private static final CardBrand ANY_BRAND = CardBrand.VISA;

    private static final Requests.Contact NOBODY =
            new Requests.Contact("動作確認株式会社", null, "動作確認", "1000001", "東京都千代田区千代田1-1", "03-0000-0000");

    private TrialSources() {}

    static Yen amount(ProviderInfo info, Trial trial) {
        Yen usual = info.min().compareTo(Yen.of(USUAL_YEN)) > 0 ? info.min() : Yen.of(USUAL_YEN);
        Yen amount = trial.amount().orElse(usual);
        PrepareAttempt.checkAmount(info, amount);
        return amount;
    }

    /** @param deadline of the call */
    static Requests.Start start(ProviderInfo info, Trial trial, String descriptor, Instant now, Instant deadline) {
        Yen amount = amount(info, trial);
        Yen tax = Yen.of(amount.amount() * PERCENT / (100 + PERCENT));
        LocalDate today = now.atZone(JAPAN).toLocalDate();
        BuyerKind kind = info.buyers().contains(BuyerKind.CORPORATE) ? BuyerKind.CORPORATE : BuyerKind.INDIVIDUAL;
        return new Requests.Start(
                trial.key(),
                trial.storefront(),
                amount,
                tax,
                new Requests.Buyer("trial", "動作確認", "trial@example.invalid", "ja", kind),
                "動作確認",
                descriptor,
                EnumSet.allOf(CardBrand.class),
                source(info.method(), trial.means(), today),
                null,
                deadline,
                today.plusDays(DAYS_TO_PAY),
                NOBODY,
                List.of(new Requests.Line("trial", "動作確認", amount.minus(tax), 1, PERCENT)));
    }

    private static PaymentSource source(String method, Means means, LocalDate today) {
        return switch (method) {
            case "CARD" ->
                new PaymentSource.CardToken(given(means.token(), "token"), means.tokenKey(), ANY_BRAND, 1, false);
            case "BANK_TRANSFER" -> new PaymentSource.BankTransfer();
            case "NP" -> new PaymentSource.Invoice();
            case "POINTS" -> new PaymentSource.Points(given(means.account(), "account"));
            case "RENT" -> new PaymentSource.Rent(given(means.lease(), "lease"), given(means.month(), "month"));
            case "DIRECT_DEBIT" ->
                new PaymentSource.DirectDebit(
                        new Mandate("TRIAL", "9999", "001", 1, "0000001", "ﾄﾞｳｻｶｸﾆﾝ", true),
                        today.plusDays(DAYS_TO_PAY));
            default -> new PaymentSource.Wallet(means.token());
        };
    }

    private static <T> T given(T value, String field) {
        if (value == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/" + field, "payment.trial-needs-" + field)));
        }
        return value;
    }
}
