package jp.noren.payment.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks to one payment company. Registered as a service; a storefront switches it on by its id. Without state of its own: what must be kept, the
 * engine keeps. Each call ends before the request's deadline; it is made outside any transaction (but for {@link Capability#OFFLINE}).
 * The contract test in {@code jp.noren.payment.tck} says when an implementation is right.
 */
@ConsumerType
public interface PaymentProvider {

    ProviderInfo info();

    /** What still has to be configured before it can serve, as codes of texts; empty when it can. */
    default List<String> gaps() {
        return List.of();
    }

    Outcome start(Requests.Start request);

    default Outcome resume(Requests.Resume request) {
        throw unsupported(Capability.BUYER_ACTION);
    }

    /** Moves what was reserved. Sending it twice for one reference moves the money once. */
    default Outcome commit(Requests.Step request) {
        throw unsupported(Capability.TWO_STEP);
    }

    /** Releases what was reserved; Approved means released. */
    default Outcome cancel(Requests.Step request) {
        throw unsupported(Capability.CANCEL);
    }

    /**
     * Gives back. The reference of the answer is the payment's from then on: some companies write a reduced payment under a new number, and know the old
     * one no more.
     */
    default Outcome refund(Requests.Refund request) {
        throw unsupported(Capability.REFUND);
    }

    default Finding query(Requests.Query request) {
        throw unsupported(Capability.LOOKUP_BY_REFERENCE);
    }

    /** Keeps a card under the customer's reference; Approved with amount zero. */
    default Outcome storeCard(Requests.StoreCard request) {
        throw unsupported(Capability.STORED_CARD);
    }

    default Outcome deleteCard(String storefront, String customerRef, Instant deadline) {
        throw unsupported(Capability.STORED_CARD);
    }

    /** What is written on the card kept under the customer's reference; empty when there is none, or when the company does not tell. */
    default Optional<KeptCard> showCard(String storefront, String customerRef, Instant deadline) {
        return Optional.empty();
    }

    /** Checks that a message is the payment company's own and says whose payment it speaks of; what it claims is then asked for. */
    default Notice readNotification(Requests.Incoming incoming) {
        throw unsupported(Capability.NOTIFICATION);
    }

    default Deposits.File readDeposits(byte[] file) throws Deposits.BadFileException {
        throw unsupported(Capability.DEPOSITS);
    }

    /**
     * Which transfer a deposit was made for. For a deposit that the bank takes back, {@code awaited} are the transfers that money has arrived for
     * already, and the answer is CANCELLED with the one it had been made for, if it can be told.
     */
    default Deposits.Match match(Deposits.Deposit deposit, List<Deposits.Awaited> awaited) {
        throw unsupported(Capability.DEPOSITS);
    }

    /** Asks the company to bill; Approved with the amount it will bill. Asking twice for one reference bills once. */
    default Outcome requestBill(Bills.Request request) {
        throw unsupported(Capability.BILLING);
    }

    /** The bill, once the company has made it. */
    default Optional<Bills.Document> fetchBill(Bills.Request request) {
        throw unsupported(Capability.BILLING);
    }

    /** Whether the company takes a buyer: asks for a screening at the first call, for its result afterwards. */
    default Bills.Screening screen(
            String storefront, Requests.Buyer buyer, Requests.Contact contact, Instant deadline) {
        throw unsupported(Capability.SCREENING);
    }

    /** The bank's file for debits of one day. */
    default Collections.File writeCollection(String storefront, LocalDate collectOn, List<Collections.Debit> debits) {
        throw unsupported(Capability.COLLECTION_FILE);
    }

    /**
     * Reads what the bank answered.
     *
     * @param expected the debits of the file that was sent; an answer for another is an error of the file
     * @param closing the closing they belong to: the bank writes month and day only
     */
    default Collections.Answers readCollectionResults(byte[] file, List<Collections.Debit> expected, LocalDate closing)
            throws Deposits.BadFileException {
        throw unsupported(Capability.COLLECTION_FILE);
    }

    /** What the company settled on a day; empty optional when its list is not there yet. */
    default Optional<List<Settled>> settlementList(String storefront, LocalDate day, Instant deadline) {
        throw unsupported(Capability.SETTLEMENT_LIST);
    }

    /** What a stored-value account can spend now. */
    default Yen balance(String storefront, String account, Instant deadline) {
        throw unsupported(Capability.BALANCE);
    }

    /** The sentence of the house for what was not declared. */
    static UnsupportedOperationException unsupported(Capability capability) {
        return new UnsupportedOperationException("not declared: " + capability);
    }

    /** What an incoming message is. */
    sealed interface Notice {
        /**
         * @param eventId the same when the company sends it again
         * @param reference the payment's reference; the engine asks for the truth
         * @param reply the body the company expects as acknowledgement
         */
        record About(String eventId, String reference, Yen claimed, Reply reply) implements Notice {}

        /** Not authentic or not understood: nothing happens. */
        record Refused(String why, Reply reply) implements Notice {}
    }

    /** An answer to the payment company. */
    record Reply(int status, String contentType, byte[] body) {
        public Reply {
            body = body.clone();
        }

        /** An answer that its status says all of. */
        public static Reply of(int status) {
            return new Reply(status, "text/plain", new byte[0]);
        }
    }
}
