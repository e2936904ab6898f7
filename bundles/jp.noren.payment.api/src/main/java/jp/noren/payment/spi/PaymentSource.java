package jp.noren.payment.spi;

import java.time.LocalDate;
import java.time.YearMonth;

/** Where the money comes from, as the buyer's side said it. Never a card number. */
public sealed interface PaymentSource {

    /**
     * A one-time token that the payment company gave to the buyer's browser.
     *
     * @param brand what the token's answer named, a code of {@link CardBrand}; the provider trusts only its own answer
     * @param instalments 1 for lump sum, the only one allowed (R131)
     * @param authenticate whether to run 3-D Secure first
     */
    record CardToken(String token, String tokenKey, CardBrand brand, int instalments, boolean authenticate)
            implements PaymentSource {
        @Override
        public String toString() {
            return "CardToken[hidden, " + brand + "]";
        }
    }

    /** The card kept at the payment company for a customer. */
    record StoredCard(String customerRef, int instalments) implements PaymentSource {}

    /** A transfer that the buyer makes at his bank. */
    record BankTransfer() implements PaymentSource {}

    /** The payment company takes over the claim and bills the buyer (NP掛け払い). */
    record Invoice() implements PaymentSource {}

    /**
     * An account at a wallet or pay-later company, as its script in the browser authenticated it.
     *
     * @param userToken what that script gave; null when the buyer has yet to log in there
     */
    record Wallet(String userToken) implements PaymentSource {
        @Override
        public String toString() {
            return "Wallet[hidden]";
        }
    }

    /**
     * Points of a stored-value account (R189); never mixed with another source.
     *
     * @param account whose points
     */
    record Points(String account) implements PaymentSource {}

    /**
     * With the monthly rent (R190); refused for corporate leases (R192).
     *
     * @param lease the lease at the rent's claimant
     * @param month the month of the rent claim it is added to
     */
    record Rent(String lease, YearMonth month) implements PaymentSource {}

    /**
     * By direct debit from a bank account, under a mandate the bank has confirmed (R139 to R148).
     *
     * @param mandate the account it is drawn from
     * @param collectOn the bank business day, Japan
     */
    record DirectDebit(Mandate mandate, LocalDate collectOn) implements PaymentSource {}
}
