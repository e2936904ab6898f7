package jp.noren.payment.tck;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract test of a payment provider, in both directions: what it declares works, against the author's own {@link FakeGateway} with its own
 * book; what it does not declare is refused as agreed. Extend it as {@code <Yours>ContractTest}, give it what is asked below, and run it: it
 * says what it expected, what came, and which section of the provider guide to read.
 */
public abstract class PaymentProviderContract {

    private static final Duration AMPLE = Duration.ofSeconds(15);

    /** The provider, configured against the gateway. */
    protected abstract PaymentProvider provider();

    /** The provider as it is when nobody has configured anything: its gaps are looked at, and their texts. */
    protected abstract PaymentProvider unconfigured();

    /** The company; null for a provider that is {@link Capability#OFFLINE}. One for the whole test method: start it before each, close it after. */
    protected abstract FakeGateway gateway();

    /** A fresh source of money that the gateway approves; called for each payment. */
    protected abstract PaymentSource source();

    /** The same, such that the buyer must act first; the tests ask for 3-D Secure by themselves. */
    protected PaymentSource sourceThatAsks() {
        return source();
    }

    /**
     * The buyer does what he was asked to and comes back.
     *
     * @return what a {@link NextAction.Widget} gives to his browser; empty after a redirect
     */
    protected List<NextAction.Widget.Field> buyerActs(Outcome.Pending pending) {
        return List.of();
    }

    /**
     * Whether no payment goes without the buyer: {@code start} always sends him away, and only {@code resume} moves money. So it is where everybody pays on
     * the company's page.
     */
    protected boolean buyerAlwaysActs() {
        return false;
    }

    /** What waits for somebody else ({@link NextAction.OnClaim}, {@link NextAction.Review}) is decided, well: the gateway's book says charged. */
    protected void companyFinishes(String key) {
        throw new UnsupportedOperationException("override companyFinishes: start waits for somebody else");
    }

    /** What must never be seen in a log, an exception or a {@code toString}: keys, passwords, tokens. */
    protected abstract Set<String> secrets();

    /** The clock that the provider was given. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    /** How long a call may take when the company leaves it waiting; the engine gives twenty seconds. What is answered at once has ample time. */
    protected Duration patience() {
        return Duration.ofMillis(2000);
    }

    /** The deadline of a call that is made now. */
    final Instant deadline() {
        FakeGateway gateway = gateway();
        boolean ample =
                gateway != null && !gateway.leavesWaiting() && patience().compareTo(AMPLE) < 0;
        return clock().instant().plus(ample ? AMPLE : patience());
    }

    /** The storefront that is configured. */
    protected String storefront() {
        return "KURA";
    }

    /** Name of the provider's catalogue of texts: {@code i18n/<name>.properties}, {@code _ja}, {@code _vi}. */
    protected String catalogue() {
        return "payment." + provider().info().id();
    }

    /** A request to pay with {@link #source}. */
    protected Requests.Start start(String key, Yen amount, PaymentSource source) {
        return new Requests.Start(
                key,
                storefront(),
                amount,
                Yen.of(amount.amount() / 11),
                new Requests.Buyer("mem-tck", "山田 太郎", "taro@example.jp", "ja", BuyerKind.INDIVIDUAL),
                "お試しの品",
                "ノレン",
                EnumSet.of(CardBrand.JCB, CardBrand.VISA, CardBrand.MASTERCARD, CardBrand.AMEX, CardBrand.DINERS),
                source,
                provider().info().can(Capability.BUYER_ACTION) ? URI.create("https://shop.example/back") : null,
                deadline(),
                provider().info().can(Capability.DEPOSITS) ? LocalDate.of(2026, 12, 10) : null);
    }

    /** For {@link Capability#NOTIFICATION}: a message of the company about a payment, as genuine as can be. */
    protected Requests.Incoming genuineNotification(String reference, Yen amount) {
        throw new UnsupportedOperationException("override genuineNotification: your provider declares NOTIFICATION");
    }

    /** For {@link Capability#DEPOSITS}: the bank's file with these deposits. */
    protected byte[] depositFile(List<DepositLine> lines) {
        throw new UnsupportedOperationException("override depositFile: your provider declares DEPOSITS");
    }

    /**
     * For {@link Capability#COLLECTION_FILE}: the bank's answer to these debits, the first of them collected and all others refused for lack of funds.
     */
    protected byte[] collectionResults(List<Collections.Debit> debits, LocalDate collectOn) {
        throw new UnsupportedOperationException("override collectionResults: your provider declares COLLECTION_FILE");
    }

    /** For {@link Capability#COLLECTION_FILE}: a mandate as the bank may have confirmed it. */
    protected Mandate mandate(int number) {
        return new Mandate(
                String.format("%020d", number), "0001", "001", 1, String.format("%07d", number), "ﾉﾚﾝ ﾀﾛｳ", false);
    }

    /** Replies that are wrong in the company's own terms; see {@link Mutation}. */
    protected List<Mutation> mutations() {
        return List.of();
    }

    /** Lets the gateway do what it is asked and answer with the mutated reply. Override it where {@link #mutations} is. */
    protected void behaveMutated(Mutation mutation) {
        throw new UnsupportedOperationException("override behaveMutated: you list mutations");
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItIs() {
        return new DeclarationChecks(new Subject(this, Guide.SELF_DESCRIPTION)).selfDescription();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatItDoesNotDeclare() {
        return new DeclarationChecks(new Subject(this, Guide.NOT_DECLARED)).notDeclared();
    }

    @TestFactory
    Stream<DynamicTest> movesMoneyOnce() {
        return new MoneyChecks(new Subject(this, Guide.ONE_CHARGE)).all();
    }

    @TestFactory
    Stream<DynamicTest> knowsWhatItDoesNotKnow() {
        return new LostReplyChecks(new Subject(this, Guide.LOST_REPLIES)).all();
    }

    @TestFactory
    Stream<DynamicTest> believesNoGarbage() {
        return new GarbageChecks(new Subject(this, Guide.GARBAGE)).all();
    }

    @TestFactory
    Stream<DynamicTest> waitsForTheBuyer() {
        return new BuyerActionChecks(new Subject(this, Guide.BUYER_ACTION)).all();
    }

    @TestFactory
    Stream<DynamicTest> givesMoneyBack() {
        return new RefundChecks(new Subject(this, Guide.REFUNDS)).all();
    }

    @TestFactory
    Stream<DynamicTest> keepsCards() {
        return new StoredCardChecks(new Subject(this, Guide.STORED_CARDS)).all();
    }

    @TestFactory
    Stream<DynamicTest> believesNoForgedNotification() {
        return new NotificationChecks(new Subject(this, Guide.NOTIFICATIONS)).all();
    }

    @TestFactory
    Stream<DynamicTest> readsTheBanksFiles() {
        return new DepositChecks(new Subject(this, Guide.DEPOSITS)).all();
    }

    @TestFactory
    Stream<DynamicTest> waitsForTheCompany() {
        return new ReviewChecks(new Subject(this, Guide.REVIEWS)).all();
    }

    @TestFactory
    Stream<DynamicTest> hasBillsMade() {
        return new BillChecks(new Subject(this, Guide.BILLS)).all();
    }

    @TestFactory
    Stream<DynamicTest> collectsByFile() {
        return new CollectionChecks(new Subject(this, Guide.COLLECTIONS)).all();
    }

    @TestFactory
    Stream<DynamicTest> tellsWhatItKnows() {
        return new KnowledgeChecks(new Subject(this, Guide.SETTLEMENT_LISTS)).all();
    }

    @TestFactory
    Stream<DynamicTest> takesThingsInOrder() {
        return new OrderChecks(new Subject(this, Guide.ONE_CHARGE)).all();
    }

    @TestFactory
    Stream<DynamicTest> keepsSecretsAndHasTexts() {
        return new SecretAndTextChecks(new Subject(this, Guide.SECRETS_AND_TEXTS)).all();
    }
}
