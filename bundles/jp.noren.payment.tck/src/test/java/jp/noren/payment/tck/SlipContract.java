package jp.noren.payment.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;

/** What an author writes who collects by file. */
class SlipContract extends PaymentProviderContract {
    private final SlipProvider.Bug bug;

    SlipContract(SlipProvider.Bug bug) {
        this.bug = bug;
    }

    @Override
    protected PaymentProvider provider() {
        return new SlipProvider(bug, true);
    }

    @Override
    protected PaymentProvider unconfigured() {
        return new SlipProvider(bug, false);
    }

    @Override
    protected FakeGateway gateway() {
        return null;
    }

    @Override
    protected PaymentSource source() {
        return new PaymentSource.DirectDebit(mandate(1), LocalDate.of(2026, 12, 28));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of("slip-canary");
    }

    @Override
    protected byte[] collectionResults(List<Collections.Debit> debits, LocalDate collectOn) {
        return SlipProvider.answer(debits, collectOn);
    }
}
