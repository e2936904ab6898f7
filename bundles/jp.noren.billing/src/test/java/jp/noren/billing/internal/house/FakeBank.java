package jp.noren.billing.internal.house;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.payment.api.PaymentCollections;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.Transactions;

/** Direct debit in memory: a payment waits for the bank; a file's answer is {@code <bill> <result>} a line. */
public final class FakeBank implements Payments, PaymentCollections {
    public final Map<String, Start> starts = new ConcurrentHashMap<>();
    public final Map<String, PaymentView> views = new ConcurrentHashMap<>();
    public boolean away;
    public boolean off;

    private final Clock clock;
    private final Transactions transactions;

    public FakeBank(Clock clock, Transactions transactions) {
        this.clock = clock;
        this.transactions = transactions;
    }

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
        if (off) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "payment.method-not-offered");
        }
        if (away) {
            new Gate<>("payment/directdebit", new WaitingRoom(Duration.ZERO, 1, 1)).enterInner();
        }
        return new Debiting();
    }

    @Override
    public Optional<PaymentView> find(String payment) {
        return Optional.ofNullable(views.get(payment));
    }

    @Override
    public boolean cancel(String payment, PaymentStatus to) {
        throw new UnsupportedOperationException();
    }

    /** The bank has answered somewhere else. */
    public void answer(String payment, PaymentStatus status) {
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        v.createdAt()));
    }

    @Override
    public Collections.File write(String storefront, String method, LocalDate collectOn) {
        List<Start> due = starts.values().stream()
                .filter(start ->
                        ((PaymentSource.DirectDebit) start.source()).collectOn().equals(collectOn))
                .toList();
        if (due.isEmpty()) {
            throw RefusedException.notFound();
        }
        Yen total = due.stream().map(Start::amount).reduce(Yen.ZERO, Yen::plus);
        return new Collections.File("debit-" + collectOn, "91".getBytes(StandardCharsets.US_ASCII), due.size(), total);
    }

    @Override
    public List<Decided> read(String storefront, String method, LocalDate collectOn, LocalDate closing, byte[] file) {
        List<Decided> decided = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.US_ASCII).split("\n")) {
            String[] words = line.split(" ");
            PaymentView view = views.values().stream()
                    .filter(v -> v.purpose().equals("bill:" + words[0]))
                    .findFirst()
                    .orElseThrow();
            Collections.Result result = Collections.Result.valueOf(words[1]);
            PaymentStatus status =
                    result == Collections.Result.COLLECTED ? PaymentStatus.SUCCEEDED : PaymentStatus.DECLINED;
            answer(view.id(), status);
            decided.add(new Decided(view.id(), view.purpose(), status, result));
        }
        return decided;
    }

    private final class Debiting implements Session {
        @Override
        public PaymentView prepare(Start start) {
            if (!transactions.isActive()) {
                throw new IllegalStateException("prepare outside a transaction");
            }
            PaymentSource.DirectDebit debit = (PaymentSource.DirectDebit) start.source();
            starts.put(start.key(), start);
            return views.values().stream()
                    .filter(view -> view.purpose().equals(start.purpose()))
                    .findFirst()
                    .orElseGet(() -> begin(start, debit.collectOn()));
        }

        private PaymentView begin(Start start, LocalDate collectOn) {
            PaymentView view = new PaymentView(
                    Ids.random("pay"),
                    start.storefront(),
                    start.purpose(),
                    "DIRECT_DEBIT",
                    "directdebit",
                    start.amount(),
                    Yen.ZERO,
                    PaymentStatus.AWAITING_COLLECTION,
                    Optional.of(new NextAction.Collection(collectOn)),
                    Optional.empty(),
                    Optional.empty(),
                    clock.instant());
            views.put(view.id(), view);
            return view;
        }

        @Override
        public PaymentView execute(String payment, Consumer<PaymentView> inSameTransaction) {
            throw new IllegalStateException("an offline provider has answered already");
        }

        @Override
        public void close() {
            // nothing is held here
        }
    }
}
