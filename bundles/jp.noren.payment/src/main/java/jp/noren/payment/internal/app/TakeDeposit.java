package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.internal.domain.Settlement;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.PaymentProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One deposit meets the transfers that are waited for. The provider says whose it is; how much is paid with it, the house reckons. */
@Component(service = TakeDeposit.class)
public final class TakeDeposit {
    private final Clock clock;
    private final Attempts attempts;
    private final DepositBook book;
    private final PayDeposit payer;
    private final KnownProviders known;

    @Activate
    public TakeDeposit(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference DepositBook book,
            @Reference PayDeposit payer,
            @Reference KnownProviders known) {
        this.clock = clock;
        this.attempts = attempts;
        this.book = book;
        this.payer = payer;
        this.known = known;
    }

    boolean isKnown(String provider) {
        return known.isKnown(provider);
    }

    /** A file's worth of deposits, in the running transaction. */
    Round round(PaymentProvider provider, String id) {
        return new Round(provider, id);
    }

    final class Round {
        private final PaymentProvider provider;
        private final String id;
        private List<Deposits.Awaited> awaited;

        private Round(PaymentProvider provider, String id) {
            this.provider = provider;
            this.id = id;
        }

        ImportDeposits.Result take(Deposits.Deposit deposit) {
            if (book.contains(id, deposit.lineKey())) {
                return result(deposit, "DUPLICATE", Optional.empty());
            }
            DepositBook.Entry entry = deposit.cancelled() ? cancel(deposit) : credit(deposit);
            if (!book.insert(entry)) {
                // the same file is being taken elsewhere at this moment: all of it again, and then it is known
                throw new IllegalStateException("a deposit was taken twice at once");
            }
            return result(deposit, entry.kind().name(), Optional.ofNullable(entry.payment()));
        }

        private ImportDeposits.Result result(Deposits.Deposit deposit, String kind, Optional<String> payment) {
            return new ImportDeposits.Result(deposit.recordNumber(), kind, payment, deposit.amount());
        }

        private DepositBook.Entry credit(Deposits.Deposit deposit) {
            String entry = Ids.random("dep");
            Deposits.Match match = provider.match(deposit, awaited());
            return match.paymentId()
                    .flatMap(payment -> payer.pay(payment, deposit.amount()))
                    .map(paid -> paid(entry, deposit, paid, match.kind()))
                    .orElseGet(() -> unmatched(entry, deposit));
        }

        /** Read once for a file, and again after each deposit that changed one of them. */
        private List<Deposits.Awaited> awaited() {
            if (awaited == null) {
                awaited = attempts.awaited(id);
            }
            return awaited;
        }

        private DepositBook.Entry paid(
                String entry, Deposits.Deposit deposit, PayDeposit.Paid paid, Deposits.Kind seen) {
            awaited = null;
            Settlement settlement = paid.settlement();
            payer.post(paid.attempt(), LedgerEntry.deposit(entry, id, settlement.owed(), settlement.surplus()));
            Deposits.Kind kind = kind(settlement, seen);
            return entry(entry, deposit, kind, paid.attempt().id(), settlement.owed(), settlement.surplus());
        }

        /** The house reckons; whether a fee explains what is missing, only the provider can say. It stays missing (R124). */
        private static Deposits.Kind kind(Settlement settlement, Deposits.Kind seen) {
            if (!settlement.paid()) {
                return seen == Deposits.Kind.SHORT_BY_FEE ? seen : Deposits.Kind.SHORT;
            }
            return settlement.surplus().isPositive() ? Deposits.Kind.OVER : Deposits.Kind.EXACT;
        }

        private DepositBook.Entry unmatched(String entry, Deposits.Deposit deposit) {
            payer.post(null, LedgerEntry.deposit(entry, id, Yen.ZERO, deposit.amount()));
            return entry(entry, deposit, Deposits.Kind.UNMATCHED, null, Yen.ZERO, deposit.amount());
        }

        /** The bank takes a deposit back: what it had done is undone where nothing was built on it yet, else a person decides. */
        private DepositBook.Entry cancel(Deposits.Deposit deposit) {
            String entry = Ids.random("dep");
            Optional<String> payment =
                    provider.match(deposit, attempts.received(id)).paymentId();
            Optional<DepositBook.Entry> paid = payment.flatMap(p -> book.latest(id, p, deposit.amount()))
                    .filter(earlier -> attempts.giveBack(earlier.payment(), earlier.owed(), clock.instant()));
            Optional<DepositBook.Entry> undone =
                    paid.or(() -> book.latestUnmatched(id, deposit.payer(), deposit.date(), deposit.amount()));
            undone.ifPresent(earlier -> undo(entry, earlier));
            awaited = null;
            Yen open = undone.isPresent() ? Yen.ZERO : deposit.amount();
            String whose = undone.map(DepositBook.Entry::payment).orElse(payment.orElse(null));
            return entry(entry, deposit, Deposits.Kind.CANCELLED, whose, Yen.ZERO, open);
        }

        private void undo(String cancellation, DepositBook.Entry earlier) {
            book.resolve(earlier.id(), earlier.payment(), Chronicle.HOUSE.id(), "TAKEN_BACK", clock.instant());
            Attempt attempt = earlier.payment() == null
                    ? null
                    : attempts.find(earlier.payment()).orElseThrow();
            payer.post(attempt, LedgerEntry.reversal(cancellation, id, earlier.owed(), earlier.rest()));
        }

        private DepositBook.Entry entry(
                String entry, Deposits.Deposit deposit, Deposits.Kind kind, String payment, Yen owed, Yen rest) {
            return new DepositBook.Entry(entry, id, deposit, kind, payment, owed, rest, clock.instant());
        }
    }
}
