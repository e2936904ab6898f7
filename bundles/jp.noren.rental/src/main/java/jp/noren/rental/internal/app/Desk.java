package jp.noren.rental.internal.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where members file: whose contract it is, whether it was filed before, whether he has seen what it means. */
@Component(service = Desk.class)
public final class Desk {
    private final ContractBook book;
    private final ApplicationBook applications;
    private final Approval approval;
    private final Registry registry;
    private final Refusals refusals;

    @Activate
    public Desk(
            @Reference ContractBook book,
            @Reference ApplicationBook applications,
            @Reference Approval approval,
            @Reference Registry registry,
            @Reference Refusals refusals) {
        this.book = book;
        this.applications = applications;
        this.approval = approval;
        this.registry = registry;
        this.refusals = refusals;
    }

    /** What is refused leaves a trace. */
    <T> T file(Caller caller, Wish wish, Supplier<T> filing) {
        String object = wish.contract() == null ? caller.id() : wish.contract();
        return refusals.recorded(caller, object, wish.kind().word(), filing);
    }

    /** The caller's own contract, for the rest of the transaction; another's does not exist for him. */
    Contract take(Caller caller, String contract) {
        return book.lock(contract)
                .filter(one -> one.owner().member().equals(caller.id()))
                .orElseThrow(RefusedException::notFound);
    }

    /** All live contracts of a member, for the rest of the transaction; always in the same order. */
    List<Contract> takeAll(String storefront, String member) {
        return book.ofMember(storefront, member).stream()
                .filter(contract -> contract.status().isLive())
                .sorted(Comparator.comparing(Contract::id))
                .flatMap(contract -> book.lock(contract.id()).stream())
                .filter(contract -> contract.status().isLive())
                .toList();
    }

    /** A double click finds what the first one has filed (R086). */
    Optional<Application> existing(Caller caller, String key) {
        return applications.byKey(caller.id(), key);
    }

    /** @throws RefusedException CONFLICT by the rules; UNPROCESSABLE without token or tick */
    void approve(Caller caller, Foreseen foreseen, Approval.Given given) {
        foreseen.decision().orRefuse(RefusedException.Kind.CONFLICT);
        approval.require(caller.id(), foreseen, given);
    }

    Application write(Registry.Filing filing, Foreseen foreseen) {
        return registry.write(filing, foreseen);
    }
}
