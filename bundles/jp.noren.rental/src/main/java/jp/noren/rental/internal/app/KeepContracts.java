package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows contracts to other bundles as they are at this moment. */
@Component
public final class KeepContracts implements Contracts {
    private final Clock clock;
    private final Transactions transactions;
    private final ContractBook book;

    @Activate
    public KeepContracts(@Reference Clock clock, @Reference Transactions transactions, @Reference ContractBook book) {
        this.clock = clock;
        this.transactions = transactions;
        this.book = book;
    }

    @Override
    public Optional<ContractView> find(String id) {
        LocalDate today = today();
        return book.find(id).map(contract -> Views.of(contract, today));
    }

    @Override
    public ContractView lock(String id) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("a contract is locked inside a transaction alone");
        }
        return book.lock(id).map(contract -> Views.of(contract, today())).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<ContractView> ofMember(String storefront, String member) {
        LocalDate today = today();
        return book.ofMember(storefront, member).stream()
                .map(contract -> Views.of(contract, today))
                .toList();
    }

    private LocalDate today() {
        return Japan.day(clock.instant());
    }
}
