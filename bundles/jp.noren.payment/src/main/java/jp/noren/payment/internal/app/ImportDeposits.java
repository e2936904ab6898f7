package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a file of the bank: read as a whole or refused as a whole, and each deposit counts once, in whatever file it comes again. */
@Component(service = ImportDeposits.class)
public final class ImportDeposits {

    /** @param kind how a deposit met the transfers; DUPLICATE when it was known */
    public record Result(int record, String kind, Optional<String> payment, Yen amount) {}

    public record Report(String format, int records, List<Result> results) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Providers providers;
    private final TakeDeposit taker;
    private final Chronicle chronicle;

    @Activate
    public ImportDeposits(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference TakeDeposit taker,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.providers = providers;
        this.taker = taker;
        this.chronicle = chronicle;
    }

    /** @throws RefusedException UNPROCESSABLE with record and offset when the file is not right: then nothing of it was taken */
    public Report handle(Caller caller, String provider, byte[] file) {
        if (providers.present(provider).isEmpty() && !taker.isKnown(provider)) {
            throw RefusedException.notFound();
        }
        try (Providers.Visit visit = providers.enter(provider)) {
            if (!visit.info().can(Capability.DEPOSITS)) {
                throw RefusedException.notFound();
            }
            Deposits.File read = read(visit.provider(), file);
            return transactions.required(() -> take(caller, visit.provider(), provider, read));
        }
    }

    private static Deposits.File read(PaymentProvider provider, byte[] file) {
        try {
            return provider.readDeposits(file);
        } catch (Deposits.BadFileException e) {
            throw new RefusedException(
                    Kind.UNPROCESSABLE, e.code(), Map.of("record", e.recordNumber(), "offset", e.offset()));
        }
    }

    private Report take(Caller caller, PaymentProvider provider, String id, Deposits.File file) {
        TakeDeposit.Round round = taker.round(provider, id);
        List<Result> results = new ArrayList<>();
        for (Deposits.Deposit deposit : file.deposits()) {
            results.add(round.take(deposit));
        }
        chronicle.audit(
                caller,
                null,
                "payment.deposits-imported",
                id,
                Map.of("format", file.format(), "deposits", results.size(), "at", clock.millis()));
        return new Report(file.format(), file.deposits().size(), results);
    }
}
