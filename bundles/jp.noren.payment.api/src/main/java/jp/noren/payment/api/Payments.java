package jp.noren.payment.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;

/**
 * What a capability asks of payment. When a payment changes by itself later (the janitor found out, a deposit came, it expired), the event
 * {@link #CHANGED} with the payment's id and purpose is in the outbox: {@code {"payment":"pay_…","purpose":"order:ord_…","status":"SUCCEEDED"}}.
 */
public interface Payments {

    /** Outbox topic; its aggregate is the purpose. */
    String CHANGED = "payment.changed";

    /** Purposes of contracts' charges begin so: {@code charge:chg_…}. */
    String CHARGE = "charge:";

    /** The topic in the place of {@link #CHANGED} for purposes that begin with {@link #CHARGE}: a topic has one consumer, and theirs is billing. */
    String CHARGE_CHANGED = "payment.charge-changed";

    /** @param name the method's name for buyers */
    record Offer(String method, String provider, LocalizedText name) {}

    /** One reason why a method is not offered: a code {@code payment.why-…} with its argument. */
    record Missing(String method, String code, String argument) {}

    /**
     * @param key the payment's own idempotency: the same key gives the same payment
     * @param payBy last day for a transfer
     * @param acceptedBrands of the storefront, R130
     * @param returnTo where the buyer's browser is sent at the end of an action; must belong to the storefront; may be null
     */
    record Start(
            String key,
            String storefront,
            String purpose,
            Yen amount,
            Yen tax,
            Requests.Buyer buyer,
            String transferName,
            String description,
            Set<CardBrand> acceptedBrands,
            PaymentSource source,
            LocalDate payBy,
            URI returnTo,
            Requests.Contact contact,
            List<Requests.Line> lines) {

        /** For what needs neither address nor lines. */
        public Start(
                String key,
                String storefront,
                String purpose,
                Yen amount,
                Yen tax,
                Requests.Buyer buyer,
                String transferName,
                String description,
                Set<CardBrand> acceptedBrands,
                PaymentSource source,
                LocalDate payBy,
                URI returnTo) {
            this(
                    key,
                    storefront,
                    purpose,
                    amount,
                    tax,
                    buyer,
                    transferName,
                    description,
                    acceptedBrands,
                    source,
                    payBy,
                    returnTo,
                    Requests.Contact.NONE,
                    List.of());
        }
    }

    /** A payment in the making: holds the provider's gate open, so that the provider is not taken away in between. Always close it. */
    interface Session extends AutoCloseable {

        /**
         * Writes the attempt in the running transaction, before anything is sent. An offline provider has answered already afterwards.
         *
         * @throws IllegalStateException outside a transaction
         */
        PaymentView prepare(Start start);

        /**
         * Calls the provider outside any transaction and writes the result.
         *
         * @param inSameTransaction is told the result inside the transaction that writes it, so that the order changes with it; may run
         *     again if that transaction has to. No {@link #CHANGED} event is written for what is told here
         */
        PaymentView execute(String payment, Consumer<PaymentView> inSameTransaction);

        @Override
        void close();
    }

    /** The methods a buyer can choose from now: bundle there, configured, switched on, policy of the storefront, kind of buyer, amount. */
    List<Offer> offers(String storefront, BuyerKind buyer, Optional<Yen> amount);

    /** Why a method is not offered, in words an operator can act on; empty when it is. */
    List<Missing> why(String storefront, String method, BuyerKind buyer);

    /** The same for an amount: then {@code payment.why-amount} may be among the reasons. */
    default List<Missing> why(String storefront, String method, BuyerKind buyer, Optional<Yen> amount) {
        return why(storefront, method, buyer);
    }

    /**
     * Enters the gate of the provider that serves a method for a storefront.
     *
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code payment.method-not-offered} when it is not switched on or not for this buyer
     * @throws jp.noren.kernel.gate.ClosedGateException when its bundle is away: the outermost door waits, then 503 {@code payment.method-unavailable}
     */
    Session open(String storefront, String method, BuyerKind buyer);

    Optional<PaymentView> find(String payment);

    /** Gives up an open payment whose money has not moved (a transfer not made in time). False when it is too late for that. Joins the transaction. */
    boolean cancel(String payment, PaymentStatus to);
}
