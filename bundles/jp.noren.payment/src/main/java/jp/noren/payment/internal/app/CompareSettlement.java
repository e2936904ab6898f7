package jp.noren.payment.internal.app;

import static jp.noren.payment.internal.app.SettlementBook.Kind.AMOUNT_DIFFERS;
import static jp.noren.payment.internal.app.SettlementBook.Kind.MISSING_HERE;
import static jp.noren.payment.internal.app.SettlementBook.Kind.MISSING_THERE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.SettlementBook.Difference;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Settled;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Holds our book of one day against the payment company's own list. What it has and we have not goes to suspense; what differs is listed by kind; what
 * we do not know yet is asked for at once. A charge that the list lacks and a later list shows is off the list again: days end at different hours.
 */
@Component(service = CompareSettlement.class)
public final class CompareSettlement {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** A list that was held against our book. */
    public record Result(int lines, List<Difference> differences) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Attempts attempts;
    private final SettlementBook book;
    private final KeepOrphan orphans;

    @Activate
    public CompareSettlement(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Attempts attempts,
            @Reference SettlementBook book,
            @Reference KeepOrphan orphans) {
        this.clock = clock;
        this.transactions = transactions;
        this.attempts = attempts;
        this.book = book;
        this.orphans = orphans;
    }

    Result handle(String provider, String storefront, LocalDate day, List<Settled> list) {
        return transactions.required(() -> {
            Round round = new Round(provider, storefront, day, clock.instant());
            round.theirs(list);
            round.ours();
            round.differences.forEach(difference -> book.write(difference, round.now));
            book.compared(provider, storefront, day, list.size(), round.differences.size(), round.now);
            return new Result(list.size(), List.copyOf(round.differences));
        });
    }

    /** One list against one day of ours. */
    private final class Round {
        private final String provider;
        private final String storefront;
        private final LocalDate day;
        private final Instant now;
        private final Set<String> seen = new HashSet<>();
        private final List<Difference> differences = new ArrayList<>();

        Round(String provider, String storefront, LocalDate day, Instant now) {
            this.provider = provider;
            this.storefront = storefront;
            this.day = day;
            this.now = now;
        }

        /** Several lines of one payment are one: charged once, given back in parts. */
        void theirs(List<Settled> list) {
            Map<String, List<Settled>> byPayment = new LinkedHashMap<>();
            for (Settled line : list) {
                String name = line.key() == null ? "ref " + line.reference() : "key " + line.key();
                byPayment.computeIfAbsent(name, n -> new ArrayList<>()).add(line);
            }
            byPayment.values().forEach(lines -> find(lines.get(0))
                    .ifPresentOrElse(attempt -> known(attempt, lines), () -> unknown(lines)));
        }

        private Optional<Attempt> find(Settled line) {
            Optional<Attempt> byKey =
                    Optional.ofNullable(line.key()).flatMap(attempts::find).filter(this::isOfThisBook);
            return byKey.isPresent() || line.reference() == null
                    ? byKey
                    : attempts.findByReference(provider, line.reference()).filter(this::isOfThisBook);
        }

        private boolean isOfThisBook(Attempt attempt) {
            return attempt.order().provider().equals(provider)
                    && attempt.order().storefront().equals(storefront);
        }

        private void known(Attempt attempt, List<Settled> lines) {
            seen.add(attempt.id());
            book.close(provider, attempt.id(), now);
            Yen charged = sum(lines, true);
            Yen given = sum(lines, false);
            boolean open = !attempt.state().isEnd();
            if (open) {
                attempts.hasten(attempt.id(), now);
            }
            Yen ours =
                    attempt.state() == AttemptState.SUCCEEDED ? attempt.money().amount() : Yen.ZERO;
            if (charged.isPositive() && !open && !charged.equals(ours)) {
                add(ours.isPositive() ? AMOUNT_DIFFERS : MISSING_HERE, attempt, lines, ours, charged);
                if (!ours.isPositive()) {
                    // we had held it for over: whose money it is, a person decides
                    orphans.keep(provider, storefront, reference(lines.get(0)), charged, day, "SETTLEMENT");
                }
            } else if (given.compareTo(attempt.money().refunded()) > 0 && !open) {
                add(MISSING_HERE, attempt, lines, attempt.money().refunded().negated(), given.negated());
            }
        }

        private Yen sum(List<Settled> lines, boolean charges) {
            long sum = lines.stream()
                    .mapToLong(line -> line.amount().amount())
                    .filter(amount -> charges == amount > 0)
                    .reduce(0, Math::addExact);
            return Yen.of(Math.abs(sum));
        }

        private void add(SettlementBook.Kind kind, Attempt attempt, List<Settled> lines, Yen ours, Yen theirs) {
            String reference = lines.get(0).reference();
            differences.add(new Difference(provider, storefront, day, kind, attempt.id(), reference, ours, theirs));
        }

        private void unknown(List<Settled> lines) {
            String reference = reference(lines.get(0));
            Yen charged = sum(lines, true);
            Yen theirs = charged.minus(sum(lines, false));
            differences.add(
                    new Difference(provider, storefront, day, MISSING_HERE, reference, reference, Yen.ZERO, theirs));
            if (charged.isPositive()) {
                orphans.keep(provider, storefront, reference, charged, day, "SETTLEMENT");
            }
        }

        private String reference(Settled line) {
            return line.reference() == null ? line.key() : line.reference();
        }

        void ours() {
            Instant from = day.atStartOfDay(JAPAN).toInstant();
            Instant to = day.plusDays(1).atStartOfDay(JAPAN).toInstant();
            for (SettlementBook.Ours one : book.charges(provider, storefront, from, to)) {
                if (!seen.contains(one.payment())) {
                    differences.add(new Difference(
                            provider,
                            storefront,
                            day,
                            MISSING_THERE,
                            one.payment(),
                            one.reference(),
                            one.amount(),
                            Yen.ZERO));
                }
            }
        }
    }
}
