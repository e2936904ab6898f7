package jp.noren.checkout.internal.house;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jp.noren.kernel.Ids;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.Transactions;

/**
 * Payments in memory. What a card does is the name of its token: {@code ok}, {@code unknown}, {@code 3ds}, {@code crash}, or a {@link DeclineReason}.
 * A transfer is awaited at once, as an offline provider answers within {@code prepare}.
 */
public final class FakePayments implements Payments {
    public final Map<String, PaymentView> views = new ConcurrentHashMap<>();
    public final Map<String, Start> starts = new ConcurrentHashMap<>();
    public final AtomicInteger sessions = new AtomicInteger();
    public final AtomicInteger sent = new AtomicInteger();
    public final Set<String> offered = new HashSet<>(Set.of("CARD", "BANK_TRANSFER"));
    /** What a method other than a card or a transfer answers: {@code ok}, {@code review}, {@code claim}, {@code unknown}, or a decline. */
    public final Map<String, String> answers = new ConcurrentHashMap<>();

    public boolean away;

    private final Clock clock;
    private final Transactions transactions;

    public FakePayments(Clock clock, Transactions transactions) {
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public List<Offer> offers(String storefront, BuyerKind buyer, Optional<Yen> amount) {
        return offered.stream()
                .map(method -> new Offer(method, "fake", LocalizedText.of(method, method, method)))
                .toList();
    }

    @Override
    public List<Missing> why(String storefront, String method, BuyerKind buyer) {
        return offered.contains(method) ? List.of() : List.of(new Missing(method, "payment.why-no-provider", method));
    }

    @Override
    public Session open(String storefront, String method, BuyerKind buyer) {
        if (!offered.contains(method)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "payment.method-not-offered");
        }
        if (away) {
            new Gate<>("payment/fake", new WaitingRoom(Duration.ZERO, 1, 1)).enterInner();
        }
        sessions.incrementAndGet();
        return new FakeSession(method);
    }

    @Override
    public Optional<PaymentView> find(String payment) {
        return Optional.ofNullable(views.get(payment));
    }

    @Override
    public boolean cancel(String payment, PaymentStatus to) {
        boolean open = views.get(payment).status().isOpen();
        if (open) {
            set(payment, to, null);
        }
        return open;
    }

    /** A deposit came, the janitor found out, the buyer returned. */
    public void set(String payment, PaymentStatus status, DeclineReason reason) {
        views.computeIfPresent(
                payment,
                (id, v) -> new PaymentView(
                        id,
                        v.storefront(),
                        v.purpose(),
                        v.method(),
                        v.provider(),
                        v.amount(),
                        Yen.ZERO,
                        status,
                        status.isOpen() ? v.nextAction() : Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(reason),
                        v.createdAt()));
    }

    private final class FakeSession implements Session {
        private final String method;

        private FakeSession(String method) {
            this.method = method;
        }

        @Override
        public PaymentView prepare(Start start) {
            if (!transactions.isActive()) {
                throw new IllegalStateException("prepare outside a transaction");
            }
            starts.put(start.key(), start);
            return views.values().stream()
                    .filter(view -> view.purpose().equals(start.purpose()))
                    .findFirst()
                    .orElseGet(() -> begin(start));
        }

        private PaymentView begin(Start start) {
            boolean transfer = start.source() instanceof PaymentSource.BankTransfer;
            Optional<NextAction> action =
                    transfer ? Optional.of(transfer(start.amount(), start.payBy())) : Optional.empty();
            PaymentView view = new PaymentView(
                    Ids.random("pay"),
                    start.storefront(),
                    start.purpose(),
                    method,
                    "fake",
                    start.amount(),
                    Yen.ZERO,
                    transfer ? PaymentStatus.AWAITING_DEPOSIT : PaymentStatus.PREPARED,
                    action,
                    Optional.empty(),
                    Optional.empty(),
                    clock.instant());
            views.put(view.id(), view);
            return view;
        }

        @Override
        public PaymentView execute(String payment, Consumer<PaymentView> inSameTransaction) {
            if (transactions.isActive()) {
                throw new IllegalStateException("a network call inside a transaction");
            }
            PaymentView view = views.get(payment);
            PaymentSource source =
                    starts.get(view.purpose().substring("order:".length())).source();
            sent.incrementAndGet();
            answer(view, source instanceof PaymentSource.CardToken card ? card.token() : answers.get(method));
            PaymentView told = views.get(payment);
            transactions.run(() -> inSameTransaction.accept(told));
            return told;
        }

        private void answer(PaymentView view, String token) {
            switch (token) {
                case "crash" -> throw new IllegalStateException("the power went out");
                case "ok" -> set(view.id(), PaymentStatus.SUCCEEDED, null);
                case "unknown" -> set(view.id(), PaymentStatus.CONFIRMING, null);
                case "review" -> set(view.id(), PaymentStatus.UNDER_REVIEW, null);
                case "claim" -> set(view.id(), PaymentStatus.AWAITING_COLLECTION, null);
                case "3ds" -> redirect(view);
                default -> set(view.id(), PaymentStatus.DECLINED, DeclineReason.valueOf(token));
            }
        }

        private void redirect(PaymentView v) {
            views.put(
                    v.id(),
                    new PaymentView(
                            v.id(),
                            v.storefront(),
                            v.purpose(),
                            v.method(),
                            v.provider(),
                            v.amount(),
                            Yen.ZERO,
                            PaymentStatus.REQUIRES_ACTION,
                            Optional.of(new NextAction.Redirect(URI.create("https://acs.example/challenge"))),
                            Optional.of(clock.instant().plus(Duration.ofMinutes(15))),
                            Optional.empty(),
                            v.createdAt()));
        }

        @Override
        public void close() {
            sessions.decrementAndGet();
        }
    }

    private static NextAction transfer(Yen amount, LocalDate payBy) {
        return new NextAction.Transfer("のれん銀行", "本店", "普通", "1234567", "ｺﾞｳﾄﾞｳｶﾞｲｼﾔｸﾗｼﾉｸﾗ", "4711", amount, payBy);
    }
}
