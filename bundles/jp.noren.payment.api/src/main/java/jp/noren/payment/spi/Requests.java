package jp.noren.payment.spi;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.Yen;

/** What the engine asks of a provider. Each carries the attempt's key: the same on every resend of the same thing, never used for another. */
public final class Requests {
    private Requests() {}

    /**
     * @param id our id of the buyer, at most 64 characters of {@code [0-9A-Za-z_-]}
     * @param name as registered
     * @param language {@code ja}, {@code en} or {@code vi}
     */
    public record Buyer(String id, String name, String email, String language, BuyerKind kind) {
        @Override
        public String toString() {
            return "Buyer[" + id + "]";
        }
    }

    /**
     * Where a buyer can be reached; what a pay-later company wants to know.
     *
     * @param company null for private persons
     * @param department null where there is none
     * @param person who is to be addressed
     * @param postalCode 7 digits
     * @param phone digits and hyphens
     */
    public record Contact(
            String company, String department, String person, String postalCode, String address, String phone) {
        /** Where nothing is known or nothing is needed. */
        public static final Contact NONE = new Contact(null, null, null, null, null, null);

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    /**
     * One line of what is bought.
     *
     * @param unitPrice yen without tax; negative for a discount
     * @param taxPercent 10 or 8
     */
    public record Line(String id, String name, Yen unitPrice, int quantity, int taxPercent) {}

    /**
     * Begin to pay.
     *
     * @param key at most 38 characters of {@code [0-9A-Za-z_-]}
     * @param storefront whose shop
     * @param amount yen with tax, positive
     * @param tax the tax within
     * @param description what is bought, for the payment company's screens
     * @param statementDescriptor the name on the statement (R135)
     * @param acceptedBrands what the storefront accepts; others are refused before money is reserved, or released when only the answer shows them
     * @param returnUrl where the buyer's browser comes back to; null where no action is wanted
     * @param deadline when the engine stops waiting; a call still running then is Unknown
     * @param payBy the last day on which the buyer may pay, Japan; null where it does not apply
     * @param contact of the buyer
     * @param lines what is bought; empty where it is not known
     */
    public record Start(
            String key,
            String storefront,
            Yen amount,
            Yen tax,
            Buyer buyer,
            String description,
            String statementDescriptor,
            Set<CardBrand> acceptedBrands,
            PaymentSource source,
            URI returnUrl,
            Instant deadline,
            LocalDate payBy,
            Contact contact,
            List<Line> lines) {
        public Start {
            acceptedBrands = Set.copyOf(acceptedBrands);
            lines = List.copyOf(lines);
        }

        /**
         * Where the company sends the browser back to: one address for a buyer who did what he was asked, and one for a buyer who did not.
         * Null where no action is wanted.
         */
        public URI returnTo(boolean succeeded) {
            if (returnUrl == null) {
                return null;
            }
            String joint = returnUrl.getRawQuery() == null ? "?" : "&";
            return URI.create(returnUrl + joint + "result=" + (succeeded ? "ok" : "ng"));
        }

        /** For what needs neither address nor lines. */
        public Start(
                String key,
                String storefront,
                Yen amount,
                Yen tax,
                Buyer buyer,
                String description,
                String statementDescriptor,
                Set<CardBrand> acceptedBrands,
                PaymentSource source,
                URI returnUrl,
                Instant deadline,
                LocalDate payBy) {
            this(
                    key,
                    storefront,
                    amount,
                    tax,
                    buyer,
                    description,
                    statementDescriptor,
                    acceptedBrands,
                    source,
                    returnUrl,
                    deadline,
                    payBy,
                    Contact.NONE,
                    List.of());
        }
    }

    /**
     * Go on after the buyer came back.
     *
     * @param original the request that was started, its source without the token
     * @param actionRef of the answer that sent him away
     * @param buyerSucceeded what the browser says; the provider asks for the truth
     * @param returned what a {@link NextAction.Widget} handed to the browser, in the company's names; empty after a redirect. Unproven, and may hold tokens
     */
    public record Resume(
            Start original, String actionRef, boolean buyerSucceeded, List<NextAction.Widget.Field> returned) {
        public Resume {
            returned = List.copyOf(returned);
        }

        /** After a redirect. */
        public Resume(Start original, String actionRef, boolean buyerSucceeded) {
            this(original, actionRef, buyerSucceeded, List.of());
        }

        @Override
        public String toString() {
            return "Resume[" + original.key() + ", " + actionRef + ", " + buyerSucceeded + "]";
        }
    }

    /** Move, release or look at what was reserved under a reference. */
    public record Step(String key, String storefront, String reference, Yen amount, Instant deadline) {}

    /** Give money back. {@code key} is the refund's own key. */
    public record Refund(String key, String storefront, String reference, Yen amount, Yen charged, Instant deadline) {
        public boolean isWhole() {
            return amount.equals(charged);
        }
    }

    /** @param reference the provider's handle, or null when no answer ever came */
    public record Query(String key, String storefront, String reference, Instant deadline) {}

    /** Keep a card for later. */
    public record StoreCard(String storefront, String customerRef, PaymentSource.CardToken card, Instant deadline) {}

    /** Something the payment company sent on its own. */
    public record Incoming(String contentType, byte[] body, List<Header> headers) {
        public record Header(String name, String value) {}

        public Incoming {
            body = body.clone();
            headers = List.copyOf(headers);
        }

        /** The value of a header, whatever the case of its name; empty without it. */
        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String toString() {
            return "Incoming[" + contentType + ", " + body.length + " bytes]";
        }
    }
}
