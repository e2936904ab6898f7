package jp.noren.payment.internal.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** A payment company with a book of its own and a provider before it, in memory. The book alone says where the money is. */
final class FakeCompany implements PaymentProvider {
    static final Set<Capability> TWO_STEP = EnumSet.of(
            Capability.TWO_STEP,
            Capability.BUYER_ACTION,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.CANCEL,
            Capability.REFUND,
            Capability.PARTIAL_REFUND);
    static final Set<Capability> ONE_STEP_KNOWN_BY_KEY = EnumSet.of(Capability.LOOKUP_BY_KEY, Capability.REFUND);
    static final Set<Capability> ONE_STEP_BLIND = EnumSet.of(Capability.REFUND);

    enum Op {
        START,
        RESUME,
        COMMIT,
        CANCEL,
        REFUND,
        QUERY
    }

    enum Mood {
        HONEST,
        DECLINES,
        LOST_BEFORE,
        LOST_AFTER,
        NOT_SENT,
        OTHER_AMOUNT,
        OTHER_BRAND,
        ASKS_BUYER,
        THROWS,
        HANGS_AFTER
    }

    enum State {
        RESERVED,
        CHARGED,
        RELEASED
    }

    static final class Line {
        final String reference;
        final long amount;
        State state;
        int charges;
        long refunded;

        Line(String reference, long amount, State state) {
            this.reference = reference;
            this.amount = amount;
            this.state = state;
            this.charges = state == State.CHARGED ? 1 : 0;
        }
    }

    private final ProviderInfo info;
    private final Map<String, Line> book = new LinkedHashMap<>();
    private final Map<Op, List<Mood>> moods = new EnumMap<>(Op.class);
    private final Map<Op, AtomicInteger> calls = new EnumMap<>(Op.class);
    final CountDownLatch hangs = new CountDownLatch(1);
    final CountDownLatch goesOn = new CountDownLatch(1);
    List<String> gaps = List.of();

    FakeCompany(String id, String version, Set<Capability> capabilities) {
        info = new ProviderInfo(
                id,
                version,
                "CARD",
                capabilities,
                EnumSet.allOf(BuyerKind.class),
                Yen.of(2),
                Yen.of(9_999_999),
                Duration.ofSeconds(5));
    }

    /** Once for each mood named, then honest again. */
    FakeCompany in(Op op, Mood... once) {
        moods.put(op, new ArrayList<>(List.of(once)));
        return this;
    }

    private synchronized Mood mood(Op op) {
        calls.computeIfAbsent(op, o -> new AtomicInteger()).incrementAndGet();
        List<Mood> queue = moods.getOrDefault(op, List.of());
        return queue.isEmpty() ? Mood.HONEST : queue.remove(0);
    }

    int calls(Op op) {
        AtomicInteger count = calls.get(op);
        return count == null ? 0 : count.get();
    }

    Map<String, Line> book() {
        return book;
    }

    /** How often money was taken for a key. */
    int charges(String key) {
        Line line = book.get(key);
        return line == null ? 0 : line.charges;
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<String> gaps() {
        return gaps;
    }

    @Override
    public Outcome start(Requests.Start request) {
        return reserve(Op.START, request);
    }

    @Override
    public Outcome resume(Requests.Resume request) {
        return request.buyerSucceeded()
                ? reserve(Op.RESUME, request.original())
                : new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, "");
    }

    private Outcome reserve(Op op, Requests.Start request) {
        Mood mood = mood(op);
        Outcome fault = before(mood);
        if (fault != null) {
            return fault;
        }
        if (mood == Mood.ASKS_BUYER) {
            return new Outcome.Pending(
                    "act-" + request.key(),
                    new NextAction.Redirect(URI.create("https://acs.example/" + request.returnUrl())),
                    request.deadline().plusSeconds(600));
        }
        boolean twoStep = info.can(Capability.TWO_STEP);
        Line line = write(request.key(), request.amount().amount(), twoStep ? State.RESERVED : State.CHARGED);
        fault = after(mood);
        if (fault != null) {
            return fault;
        }
        Yen said = Yen.of(line.amount + (mood == Mood.OTHER_AMOUNT ? 1 : 0));
        CardBrand brand = mood == Mood.OTHER_BRAND ? CardBrand.UNIONPAY : CardBrand.VISA;
        return twoStep
                ? new Outcome.Authorised(line.reference, said, brand)
                : new Outcome.Approved(line.reference, said);
    }

    private synchronized Line write(String key, long amount, State state) {
        return book.computeIfAbsent(key, k -> new Line("ref-" + k, amount, state));
    }

    private static Outcome before(Mood mood) {
        return switch (mood) {
            case LOST_BEFORE -> new Outcome.Unknown(null, "lost before");
            case NOT_SENT -> new Outcome.NotSent("refused");
            case DECLINES -> new Outcome.Declined(DeclineReason.OVER_LIMIT, "22");
            case THROWS -> throw new IllegalStateException("a bug of the provider");
            default -> null;
        };
    }

    private Outcome after(Mood mood) {
        if (mood == Mood.HANGS_AFTER) {
            hangs.countDown();
            try {
                goesOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return mood == Mood.LOST_AFTER ? new Outcome.Unknown(null, "lost after") : null;
    }

    private synchronized Line byReference(String reference) {
        return book.values().stream()
                .filter(line -> line.reference.equals(reference))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Outcome commit(Requests.Step request) {
        Mood mood = mood(Op.COMMIT);
        Outcome fault = before(mood);
        if (fault != null) {
            return fault;
        }
        Line line = byReference(request.reference());
        if (line == null || line.state == State.RELEASED) {
            return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "60");
        }
        synchronized (this) {
            if (line.state == State.RESERVED) {
                line.state = State.CHARGED;
                line.charges++;
            }
        }
        fault = after(mood);
        return fault != null
                ? fault
                : new Outcome.Approved(line.reference, Yen.of(line.amount + (mood == Mood.OTHER_AMOUNT ? 1 : 0)));
    }

    @Override
    public Outcome cancel(Requests.Step request) {
        Mood mood = mood(Op.CANCEL);
        Outcome fault = before(mood);
        if (fault != null) {
            return fault;
        }
        Line line = byReference(request.reference());
        if (line == null || line.state == State.CHARGED) {
            return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "40");
        }
        line.state = State.RELEASED;
        fault = after(mood);
        return fault != null ? fault : new Outcome.Approved(line.reference, Yen.of(line.amount));
    }

    @Override
    public synchronized Outcome refund(Requests.Refund request) {
        Mood mood = mood(Op.REFUND);
        Outcome fault = before(mood);
        if (fault != null) {
            return fault;
        }
        Line line = byReference(request.reference());
        if (line == null || line.refunded + request.amount().amount() > line.amount) {
            return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "K1");
        }
        line.refunded += request.amount().amount();
        if (line.refunded == line.amount) {
            line.state = State.RELEASED;
        }
        fault = after(mood);
        return fault != null ? fault : new Outcome.Approved(line.reference, request.amount());
    }

    @Override
    public Finding query(Requests.Query request) {
        Mood mood = mood(Op.QUERY);
        if (mood != Mood.HONEST) {
            return new Finding.NoAnswer(mood.name());
        }
        Line line = request.reference() == null ? book.get(request.key()) : byReference(request.reference());
        if (line == null) {
            return new Finding.NotFound();
        }
        return switch (line.state) {
            case RESERVED -> new Finding.Reserved(line.reference);
            case CHARGED -> new Finding.Charged(line.reference, Yen.of(line.amount));
            case RELEASED -> new Finding.Released(line.reference);
        };
    }

    @Override
    public Outcome deleteCard(String storefront, String customerRef, Instant deadline) {
        throw new UnsupportedOperationException();
    }
}
