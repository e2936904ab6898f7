package jp.noren.payment.spi;

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
}
