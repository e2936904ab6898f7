package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

/**
 * A payment company of the given abilities on a line that fails by a seed: three calls in ten. Its book is right whatever is said about it. Effects may
 * come late, but within the visibility delay.
 */
final class FaultyCompany implements PaymentProvider {
    static final int PERCENT = 30;
    static final Duration VISIBLE = Duration.ofSeconds(5);

    /** What can go wrong. */
    enum Fault {
        LOST_BEFORE,
        LOST_AFTER,
        LATE,
        DOUBLED,
        NOT_SENT,
        THROWS,
        OTHER_AMOUNT
    }

    /** A row of the company's own book. */
    static final class Line {
        final String key;
        final String reference;
        final long amount;
        final Instant decidesAt;
        boolean reserved;
        boolean charged;
        boolean released;
        int charges;
        long refunded;

        Line(String key, long amount, Instant decidesAt) {
            this.key = key;
            this.reference = "R" + key;
            this.amount = amount;
            this.decidesAt = decidesAt;
        }

        void charge() {
            if (!charged && !released) {
                charged = true;
                charges++;
            }
        }
    }

    private record Later(Instant at, Runnable effect) {}

    final Map<String, Line> book = new LinkedHashMap<>();
    final Map<Fault, Integer> fired = new EnumMap<>(Fault.class);
    final List<String> notifications = new ArrayList<>();
    private final List<Later> late = new ArrayList<>();
    private final ProviderInfo info;
    private final Clock clock;
    private final Random random;
    boolean down;

    FaultyCompany(String id, Clock clock, long seed, Set<Capability> capabilities) {
        this.clock = clock;
        this.random = new Random(seed);
        this.info = new ProviderInfo(
                id,
                "1.0.0",
                "M_" + id,
                capabilities,
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(9_999_999),
                VISIBLE);
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    private synchronized Fault fault() {
        passTime();
        if (down) {
            return random.nextBoolean() ? Fault.LOST_BEFORE : Fault.NOT_SENT;
        }
        if (random.nextInt(100) >= PERCENT) {
            return null;
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        fired.merge(fault, 1, Integer::sum);
        return fault;
    }

    private void passTime() {
        Instant now = clock.instant();
        List<Later> due = late.stream().filter(l -> !l.at().isAfter(now)).toList();
        late.removeAll(due);
        due.forEach(l -> l.effect().run());
        book.values().stream()
                .filter(line -> line.decidesAt != null && !line.decidesAt.isAfter(now))
                .filter(line -> !line.released)
                .forEach(line -> line.charge());
    }

    /** @return what is said instead of the truth; null for the truth */
    private Outcome effect(Fault fault, Runnable effect) {
        if (fault == Fault.NOT_SENT) {
            return new Outcome.NotSent("refused");
        }
        if (fault == Fault.LOST_BEFORE) {
            return new Outcome.Unknown(null, "lost");
        }
        if (fault == Fault.LATE) {
            late.add(new Later(clock.instant().plusMillis(500 + random.nextInt(4000)), effect));
            return new Outcome.Unknown(null, "no answer in time");
        }
        effect.run();
        if (fault == Fault.DOUBLED) {
            effect.run();
        }
        if (fault == Fault.THROWS) {
            throw new IllegalStateException("garbage");
        }
        return fault == Fault.LOST_AFTER ? new Outcome.Unknown(null, "lost") : null;
    }

    private static Yen said(Line line, Fault fault) {
        return Yen.of(line.amount + (fault == Fault.OTHER_AMOUNT ? 1 : 0));
    }

    @Override
    public synchronized Outcome start(Requests.Start request) {
        Fault fault = fault();
        if (random.nextInt(100) < 5 && fault == null) {
            return new Outcome.Declined(DeclineReason.OVER_LIMIT, "22");
        }
        boolean review = info.can(Capability.REVIEW);
        Instant decides = review ? clock.instant().plusSeconds(20 + random.nextInt(600)) : null;
        Line line = new Line(request.key(), request.amount().amount(), decides);
        Outcome instead = effect(fault, () -> enter(line));
        if (instead != null) {
            return instead;
        }
        if (review) {
            return new Outcome.Pending(line.reference, new NextAction.Review(), null);
        }
        return info.can(Capability.TWO_STEP)
                ? new Outcome.Authorised(line.reference, said(line, fault), CardBrand.VISA)
                : new Outcome.Approved(line.reference, said(line, fault));
    }

    private void enter(Line line) {
        Line kept = book.computeIfAbsent(line.key, key -> line);
        if (info.can(Capability.TWO_STEP)) {
            kept.reserved = true;
        } else if (!info.can(Capability.REVIEW)) {
            kept.charge();
        }
    }

    private Line find(String key, String reference) {
        return book.values().stream()
                .filter(line -> reference != null ? line.reference.equals(reference) : line.key.equals(key))
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized Outcome commit(Requests.Step request) {
        Fault fault = fault();
        Line line = find(null, request.reference());
        if (line == null || line.released) {
            return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "60");
        }
        Outcome instead = effect(fault, line::charge);
        if (instead == null && info.can(Capability.NOTIFICATION)) {
            notifications.add(line.reference);
        }
        return instead != null ? instead : new Outcome.Approved(line.reference, said(line, fault));
    }

    @Override
    public synchronized Outcome cancel(Requests.Step request) {
        Fault fault = fault();
        Line line = find(request.key(), request.reference());
        if (line == null || line.charged) {
            return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "40");
        }
        Outcome instead = effect(fault, () -> line.released = !line.charged);
        return instead != null ? instead : new Outcome.Approved(line.reference, request.amount());
    }

    @Override
    public synchronized Outcome refund(Requests.Refund request) {
        passTime();
        Line line = find(null, request.reference());
        line.refunded += request.amount().amount();
        return new Outcome.Approved(line.reference, request.amount());
    }

    @Override
    public synchronized Finding query(Requests.Query request) {
        Fault fault = fault();
        if (fault == Fault.THROWS) {
            throw new IllegalStateException("garbage");
        }
        if (fault != null && fault != Fault.DOUBLED) {
            return new Finding.NoAnswer(fault.name());
        }
        Line line = find(request.key(), request.reference());
        if (line == null) {
            return new Finding.NotFound();
        }
        if (line.charged) {
            return new Finding.Charged(line.reference, Yen.of(line.amount));
        }
        if (line.released) {
            return new Finding.Released(line.reference);
        }
        return line.reserved ? new Finding.Reserved(line.reference) : new Finding.StillPending();
    }
}
