package jp.noren.billing.internal.house;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jp.noren.billing.internal.app.ChargeChanged;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.payment.api.BulkPayments;
import jp.noren.payment.api.PaymentRefunds;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;

/**
 * Payment with a company behind it. Its attempts lie in a table, so that what a power cut takes back is gone; the company's own book lies in memory and
 * outlives every power cut. One live payment a purpose, as in the house.
 */
public final class FakeCards implements PaymentRefunds {
    /** The company's book, which no power cut reaches: how often each payment was charged, and for which purpose. */
    public static final class Book {
        public final Map<String, AtomicInteger> chargesByPurpose = new ConcurrentHashMap<>();
        public final Map<String, String> cards = new ConcurrentHashMap<>();
        final Set<String> charged = ConcurrentHashMap.newKeySet();
        public final Map<String, String> cardCharged = new ConcurrentHashMap<>();

        public int charges() {
            return chargesByPurpose.values().stream()
                    .mapToInt(AtomicInteger::get)
                    .sum();
        }
    }

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;
    public final Book book;
    public final Set<String> away = new HashSet<>();
    public volatile boolean silent;
    public volatile Given refunds = Given.GIVEN;
    public volatile Consumer<String> step = name -> {};

    public FakeCards(Sql sql, Transactions transactions, Clock clock, Book book) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.book = book;
    }

    /** What a card does: {@code ok}, {@code declines}, {@code lost} (charged, nobody hears of it). */
    public void card(String customerRef, String does) {
        book.cards.put(customerRef, does);
    }

    public static void table(Sql sql) {
        int there = sql.query(
                        sql.dialect() == Sql.Dialect.DERBY
                                ? "select 1 from sys.systables where tablename = 'FAKE_PAYMENTS'"
                                : "select 1 from information_schema.tables where table_name = 'fake_payments'",
                        row -> 1)
                .size();
        if (there == 0) {
            sql.update("create table billing.fake_payments (id varchar(31) not null, purpose varchar(80) not null,"
                    + " live varchar(80), method varchar(20) not null, storefront varchar(20) not null,"
                    + " amount bigint not null, refunded bigint not null, status varchar(30) not null,"
                    + " declined varchar(40), primary key (id), constraint fake_live unique (live))");
        }
        sql.update("delete from billing.fake_payments");
    }

    private void outside() {
        if (transactions.isActive()) {
            throw new IllegalStateException("a company is called inside a transaction");
        }
    }

    private void door(String method) {
        if (away.contains(method)) {
            new Gate<>(method, new WaitingRoom(java.time.Duration.ZERO, 0, 0)).enterInner();
        }
    }

    public BulkPayments bulk() {
        return (storefront, method, buyer) -> {
            door(method);
            return new Together(method);
        };
    }

    public Payments single() {
        return new Single();
    }

    private Optional<PaymentView> write(Payments.Start start, String method) {
        step.accept("intent");
        String id = Ids.random("pay");
        boolean[] inserted = sql.insertEachIfAbsent(
                "insert into billing.fake_payments (id, purpose, live, method, storefront, amount, refunded, status)"
                        + " values (?, ?, ?, ?, ?, ?, 0, 'CONFIRMING')",
                List.<Object[]>of(new Object[] {
                    id,
                    start.purpose(),
                    start.purpose(),
                    method,
                    start.storefront(),
                    start.amount().amount()
                }));
        return inserted[0] ? find(id) : Optional.empty();
    }

    /** The company's answer to one call; the money moves here. */
    private PaymentStatus ask(String payment, Payments.Start start) {
        step.accept("send");
        if (silent) {
            return PaymentStatus.CANCELLED;
        }
        if (!(start.source() instanceof PaymentSource.StoredCard card)) {
            return start.source() instanceof PaymentSource.Wallet
                    ? PaymentStatus.REQUIRES_ACTION
                    : PaymentStatus.UNDER_REVIEW;
        }
        String does = book.cards.getOrDefault(card.customerRef(), "ok");
        if (does.equals("declines")) {
            return PaymentStatus.DECLINED;
        }
        charge(payment, start.purpose());
        book.cardCharged.put(start.purpose(), card.customerRef() + " " + does);
        step.accept("sent");
        return does.equals("lost") ? PaymentStatus.CONFIRMING : PaymentStatus.SUCCEEDED;
    }

    private void charge(String payment, String purpose) {
        book.charged.add(payment);
        book.chargesByPurpose
                .computeIfAbsent(purpose, key -> new AtomicInteger())
                .incrementAndGet();
    }

    private void result(String payment, PaymentStatus status) {
        boolean live = status.isOpen() || status.isPaid();
        sql.update(
                "update billing.fake_payments set status = ?, declined = ?, live = case when ? = 1 then live else null end"
                        + " where id = ? and status in ('CONFIRMING', 'REQUIRES_ACTION', 'UNDER_REVIEW')",
                status.name(),
                status == PaymentStatus.DECLINED ? DeclineReason.OVER_LIMIT.name() : null,
                live ? 1 : 0,
                payment);
    }

    /** What became of a payment by itself, told by event. */
    public void becomes(String payment, PaymentStatus status, ChargeChanged told) {
        PaymentView before = find(payment).orElseThrow();
        if (status == PaymentStatus.SUCCEEDED && book.charged.add(payment)) {
            charge(payment, before.purpose());
        }
        transactions.run(() -> result(payment, status));
        told.consume(new OutboxConsumer.Event("evt", Payments.CHARGE_CHANGED, before.purpose(), "{}", 1));
    }

    /** Payment's janitor: what nobody holds ends as the company's book says. */
    public void janitor(ChargeChanged told) {
        sql.query("select id from billing.fake_payments where status = 'CONFIRMING'", row -> row.getString(1))
                .forEach(id -> becomes(
                        id, book.charged.contains(id) ? PaymentStatus.SUCCEEDED : PaymentStatus.CANCELLED, told));
    }

    public String paymentOf(String charge) {
        return sql.first(
                        "select id from billing.fake_payments where live = ?",
                        row -> row.getString(1),
                        Payments.CHARGE + charge)
                .orElseThrow();
    }

    public Optional<PaymentView> find(String payment) {
        return sql.first(
                "select id, storefront, purpose, method, amount, refunded, status, declined from billing.fake_payments"
                        + " where id = ?",
                row -> new PaymentView(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        "fake",
                        Yen.of(row.getLong(5)),
                        Yen.of(row.getLong(6)),
                        PaymentStatus.valueOf(row.getString(7)),
                        row.getString(7).equals("REQUIRES_ACTION")
                                ? Optional.of(
                                        new NextAction.Widget(java.net.URI.create("https://atone.example"), List.of()))
                                : Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(row.getString(8)).map(DeclineReason::valueOf),
                        clock.instant()),
                payment);
    }

    @Override
    public Given request(String payment, String key, Yen amount, String why) {
        outside();
        if (refunds == Given.GIVEN) {
            transactions.run(() ->
                    sql.update("update billing.fake_payments set refunded = ? where id = ?", amount.amount(), payment));
        }
        return refunds;
    }

    private final class Together implements BulkPayments.Bulk {
        private final String method;
        private final Map<String, Payments.Start> prepared = new HashMap<>();

        Together(String method) {
            this.method = method;
        }

        @Override
        public List<PaymentView> prepare(List<Payments.Start> starts) {
            prepared.clear();
            List<PaymentView> views = new ArrayList<>();
            for (Payments.Start start : starts) {
                write(start, method).ifPresent(view -> {
                    prepared.put(view.id(), start);
                    views.add(view);
                });
            }
            return views;
        }

        @Override
        public void execute(Consumer<List<PaymentView>> told) {
            outside();
            Map<String, PaymentStatus> answers = new HashMap<>();
            prepared.forEach((id, start) -> answers.put(id, ask(id, start)));
            transactions.run(() -> {
                answers.forEach(FakeCards.this::result);
                told.accept(answers.keySet().stream()
                        .map(id -> find(id).orElseThrow())
                        .toList());
                step.accept("result");
            });
        }

        @Override
        public void close() {
            prepared.clear();
        }
    }

    private final class Single implements Payments {
        @Override
        public List<Offer> offers(String storefront, BuyerKind buyer, Optional<Yen> amount) {
            return List.of();
        }

        @Override
        public List<Missing> why(String storefront, String method, BuyerKind buyer) {
            return List.of();
        }

        @Override
        public Session open(String storefront, String method, BuyerKind buyer) {
            door(method);
            return new Alone(method);
        }

        @Override
        public Optional<PaymentView> find(String payment) {
            return FakeCards.this.find(payment);
        }

        @Override
        public boolean cancel(String payment, PaymentStatus to) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Alone implements Payments.Session {
        private final String method;
        private Payments.Start asked;

        Alone(String method) {
            this.method = method;
        }

        @Override
        public PaymentView prepare(Payments.Start start) {
            asked = start;
            return write(start, method)
                    .orElseThrow(() -> new jp.noren.kernel.RefusedException(
                            jp.noren.kernel.RefusedException.Kind.CONFLICT, "payment.purpose-taken"));
        }

        @Override
        public PaymentView execute(String payment, Consumer<PaymentView> told) {
            outside();
            PaymentStatus status = ask(payment, asked);
            return transactions.required(() -> {
                result(payment, status);
                PaymentView view = find(payment).orElseThrow();
                told.accept(view);
                step.accept("result");
                return view;
            });
        }

        @Override
        public void close() {
            asked = null;
        }
    }
}
