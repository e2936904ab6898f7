package jp.noren.payment.internal.app;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.db.SqlAttempts;
import jp.noren.payment.internal.db.SqlBillBook;
import jp.noren.payment.internal.db.SqlBooks;
import jp.noren.payment.internal.db.SqlCollectionBook;
import jp.noren.payment.internal.db.SqlDepositBook;
import jp.noren.payment.internal.db.SqlInbox;
import jp.noren.payment.internal.db.SqlKnownProviders;
import jp.noren.payment.internal.db.SqlLots;
import jp.noren.payment.internal.db.SqlRefunds;
import jp.noren.payment.internal.db.SqlReturnTickets;
import jp.noren.payment.internal.db.SqlSettlementBook;
import jp.noren.payment.internal.wire.TestGates;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.Schema;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.Storefront;
import jp.noren.testing.MovableClock;

/** The whole of payment on a test database, with a clock that is moved and a company that misbehaves on demand. */
final class Bench implements AutoCloseable {
    static final String NOON = "2026-11-24T12:00:00+09:00";
    static final Caller DESK = new Caller(Caller.Kind.OPERATOR, "opr_desk", null, null, java.util.Set.of(), null);

    final MovableClock clock = MovableClock.at(NOON);
    final TestDatabase database;
    final TestGates gates = new TestGates(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    final TestStorefronts storefronts = new TestStorefronts();
    final List<String> events = new ArrayList<>();

    /** What other companies' systems may hear. */
    final List<String> told = new ArrayList<>();

    final List<String> acts = new ArrayList<>();
    CrashPoints crash = point -> {};

    final SqlAttempts attempts;
    final SqlRefunds refunds;
    final SqlBooks books;
    final SqlDepositBook deposits;
    final SqlInbox inbox;
    final SqlKnownProviders known;
    final SqlReturnTickets tickets;
    final SqlCollectionBook collections;
    final SqlBillBook bills;
    final SqlLots lots;
    final SqlSettlementBook settlements;
    final Chronicle chronicle;
    private final Settings settings;

    Bench(TestDatabase database) {
        this(database, Duration.ofSeconds(2));
    }

    /** @param callTime how long a provider may take, by the machine's own time */
    Bench(TestDatabase database, Duration callTime) {
        this.database = database;
        this.settings = new Settings(callTime, URI.create("https://noren.example"));
        Schema schema = database.schema("payment");
        attempts = new SqlAttempts(database.sql(), schema);
        refunds = new SqlRefunds(database.sql(), schema);
        books = new SqlBooks(database.sql(), schema);
        deposits = new SqlDepositBook(database.sql(), schema);
        inbox = new SqlInbox(database.sql(), schema);
        known = new SqlKnownProviders(database.sql(), schema);
        tickets = new SqlReturnTickets(database.sql(), schema);
        collections = new SqlCollectionBook(database.sql(), schema);
        bills = new SqlBillBook(database.sql(), schema);
        lots = new SqlLots(database.sql(), schema);
        settlements = new SqlSettlementBook(database.sql(), schema);
        AuditTrail trail = (actor, storefront, act, object, details) -> acts.add(act + " " + object);
        Outbox outbox = (topic, aggregate, payload) -> {
            (topic.equals(PublicEvent.TOPIC) ? told : events).add(topic + " " + aggregate + " " + payload);
            return Ids.random("evt");
        };
        chronicle = new Chronicle(books, trail, outbox);
    }

    private CrashPoints crashes() {
        return new CrashPoints() {
            @Override
            public void reached(Point point) {
                crash.reached(point);
            }
        };
    }

    WriteResult writer() {
        return new WriteResult(clock, database.transactions(), attempts, chronicle, crashes());
    }

    FinishAttempt finish() {
        return new FinishAttempt(clock, attempts, writer(), settings, crashes());
    }

    PaymentDesk desk() {
        WriteIntent intents = new WriteIntent(attempts, collections, crashes());
        PrepareAttempt prepare = new PrepareAttempt(clock, intents, storefronts, settings);
        ExecuteAttempt execute = new ExecuteAttempt(clock, finish(), tickets, storefronts, crashes());
        GiveUpAttempt giveUp = new GiveUpAttempt(clock, attempts, chronicle, database.transactions(), collections);
        PaymentDesk.SessionParts parts =
                new PaymentDesk.SessionParts(prepare, execute, giveUp, database.transactions());
        return new PaymentDesk(clock, choice(), gates.providers(), attempts, parts);
    }

    BulkDesk bulkDesk() {
        PrepareBulk prepare = new PrepareBulk(clock, attempts, settings, crashes());
        WriteBulk write = new WriteBulk(clock, database.transactions(), attempts, chronicle, crashes());
        ExecuteBulk execute = new ExecuteBulk(clock, finish(), write, storefronts, crashes());
        return new BulkDesk(choice(), gates.providers(), prepare, execute, database.transactions());
    }

    KeepStoredCards storedCards() {
        return new KeepStoredCards(
                clock,
                choice(),
                gates.providers(),
                storefronts,
                new KeepStoredCards.Records(settings, chronicle, database.transactions()));
    }

    RefundDesk refundDesk() {
        return new RefundDesk(refundPayment(), settleRefund(), database.transactions());
    }

    MethodChoice choice() {
        MethodNames names = new MethodNames(new NoMessages());
        return new MethodChoice(clock, gates.providers(), known, storefronts, names);
    }

    Janitor janitor() {
        LookAtPending pending = new LookAtPending(clock, attempts, writer(), finish(), chronicle);
        RepairAttempt repair = new RepairAttempt(clock, attempts, writer(), finish(), pending);
        return new Janitor(clock, attempts, gates.providers(), repair, crashes());
    }

    SettleRefund settleRefund() {
        return new SettleRefund(
                clock, database.transactions(), new SettleRefund.Rows(refunds, attempts, settings), chronicle);
    }

    KeepOrphan keepOrphan() {
        return new KeepOrphan(clock, database.transactions(), settlements, chronicle);
    }

    AskAfterNotifications asker() {
        AskAboutStranger strangers = new AskAboutStranger(clock, gates.providers(), storefronts, keepOrphan());
        return new AskAfterNotifications(clock, database.transactions(), inbox, attempts, strangers);
    }

    CompareDaily compareDaily() {
        CompareSettlement compare =
                new CompareSettlement(clock, database.transactions(), attempts, settlements, keepOrphan());
        return new CompareDaily(
                clock, gates.providers(), storefronts, new CompareDaily.Books(settlements, compare, settings));
    }

    CollectionDesk collectionDesk() {
        ReadCollection.Rows rows = new ReadCollection.Rows(collections, attempts, writer());
        return new CollectionDesk(
                collections,
                new WriteCollection(clock, database.transactions(), gates.providers(), collections, chronicle),
                new ReadCollection(clock, database.transactions(), gates.providers(), rows, chronicle));
    }

    BillDesk billDesk() {
        BillDesk.Rows rows = new BillDesk.Rows(attempts, bills, settings);
        return new BillDesk(clock, gates.providers(), rows, chronicle, database.transactions());
    }

    StoredValueBook storedValue() {
        return new StoredValueBook(clock, database.transactions(), lots);
    }

    SettleByHand settleByHand() {
        return new SettleByHand(database.transactions(), attempts, writer(), settleRefund(), chronicle);
    }

    RefundPayment refundPayment() {
        return new RefundPayment(clock, database.transactions(), attempts, gates.providers(), settleRefund());
    }

    RefundJanitor refundJanitor() {
        return new RefundJanitor(clock, attempts, gates.providers(), settleRefund());
    }

    ResumePayment resumePayment() {
        return new ResumePayment(clock, gates.providers(), finish(), tickets, chronicle);
    }

    PayDeposit payDeposit() {
        return new PayDeposit(clock, attempts, chronicle);
    }

    ImportDeposits importDeposits() {
        TakeDeposit taker = new TakeDeposit(clock, attempts, deposits, payDeposit(), known);
        return new ImportDeposits(clock, database.transactions(), gates.providers(), taker, chronicle);
    }

    MatchDeposit matchDeposit() {
        return new MatchDeposit(
                clock, database.transactions(), new DepositDecisions(deposits), payDeposit(), chronicle);
    }

    SplitDeposit splitDeposit() {
        return new SplitDeposit(
                clock, database.transactions(), new DepositDecisions(deposits), payDeposit(), chronicle);
    }

    GiveBackDeposit giveBackDeposit() {
        return new GiveBackDeposit(
                clock, database.transactions(), new DepositDecisions(deposits), payDeposit(), chronicle);
    }

    static Requests.Buyer buyer() {
        return new Requests.Buyer("mem_1", "山田 太郎", "taro@example.jp", "ja", BuyerKind.INDIVIDUAL);
    }

    static PaymentSource card() {
        return new PaymentSource.CardToken("tok-canary", "key-canary", CardBrand.VISA, 1, false);
    }

    static Payments.Start start(String order, long amount, PaymentSource source) {
        return new Payments.Start(
                "key-" + order,
                "KURA",
                "order:" + order,
                Yen.of(amount),
                Yen.of(amount / 11),
                buyer(),
                "ﾔﾏﾀﾞ ﾀﾛｳ",
                "注文 " + order,
                EnumSet.of(CardBrand.VISA, CardBrand.JCB),
                source,
                LocalDate.of(2026, 12, 1),
                URI.create("https://shop.example/done"));
    }

    /** Buys as checkout does: open, write in a transaction, execute. */
    PaymentView buy(String order, Consumer<PaymentView> told) {
        return buy(start(order, 4950, card()), "CARD", told);
    }

    PaymentView buy(Payments.Start start, String method, Consumer<PaymentView> told) {
        try (Payments.Session session = desk().open("KURA", method, BuyerKind.INDIVIDUAL)) {
            PaymentView prepared = database.transactions().required(() -> session.prepare(start));
            return session.execute(prepared.id(), told);
        }
    }

    Attempt only() {
        List<Attempt> all = attempts.list(new Attempts.Query(null, null, null, null, 10));
        if (all.size() != 1) {
            throw new AssertionError("attempts: " + all);
        }
        return all.get(0);
    }

    /** As the hours go by: the janitor comes, again and again, until everything is settled or a week is over. */
    void hoursGoBy() {
        for (int i = 0; i < 60; i++) {
            janitor().run();
            refundJanitor().run();
            clock.move(i < 20 ? Duration.ofSeconds(6) : Duration.ofHours(12));
        }
    }

    /** Every entry balances, and what the accounts hold sums to zero. */
    long ledger(String account) {
        long all = database.sql()
                .first("select coalesce(sum(amount), 0) from payment.ledger", row -> row.getLong(1))
                .orElseThrow();
        if (all != 0) {
            throw new AssertionError("the ledger does not sum to zero but to " + all);
        }
        return database.sql()
                .first(
                        "select coalesce(sum(amount), 0) from payment.ledger where account = ?",
                        row -> row.getLong(1),
                        account)
                .orElseThrow();
    }

    @Override
    public void close() {
        gates.close();
        InsertOnly.sweep(database);
    }

    /** No catalogue: what has no text shows its code. */
    private static final class NoMessages implements jp.noren.i18n.Messages {
        @Override
        public String text(String language, String code, Map<String, ?> args) {
            return code;
        }

        @Override
        public Optional<String> find(String language, String code, Map<String, ?> args) {
            return Optional.empty();
        }

        @Override
        public String negotiate(String acceptLanguage) {
            return "ja";
        }
    }

    static Storefront storefront(String id, String reseller) {
        LocalizedText name = LocalizedText.of(id, id, id);
        return new Storefront(
                id, "GOODS_SHOP", name, name, "T9999900000004", "クラシノクラ", List.of("ja", "en", "vi"), reseller);
    }
}
