package jp.noren.support.internal.house;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.rental.api.ContractState;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.rental.api.DeviceKind;

/** Contracts in memory. {@link #lock} holds nobody up, so that the races show what support's own updates decide. */
public final class FakeContracts implements Contracts {
    public final AtomicInteger locks = new AtomicInteger();
    private final Map<String, ContractView> contracts = new ConcurrentHashMap<>();
    private final Transactions transactions;

    FakeContracts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An active one at SORA, applied for at noon ten days before its start. */
    public ContractView add(String id, String member, DeviceKind kind, String start) {
        LocalDate first = LocalDate.parse(start);
        return put(new ContractView(
                id,
                "N-" + id,
                member.substring(0, member.indexOf('-')),
                member,
                kind,
                kind == DeviceKind.SIM ? "S20" : "R50",
                "NORMAL",
                OffsetDateTime.parse(first.minusDays(10) + "T12:00:00+09:00").toInstant(),
                first,
                null,
                ContractState.ACTIVE,
                "CARD",
                null,
                null));
    }

    public ContractView put(ContractView contract) {
        contracts.put(contract.id(), contract);
        return contract;
    }

    public ContractView state(String id, ContractState state, LocalDate end) {
        ContractView c = contracts.get(id);
        return put(new ContractView(
                c.id(),
                c.number(),
                c.storefront(),
                c.member(),
                c.kind(),
                c.plan(),
                c.course(),
                c.appliedAt(),
                c.start(),
                end,
                state,
                c.method(),
                c.customerRef(),
                c.replaces()));
    }

    @Override
    public Optional<ContractView> find(String id) {
        return Optional.ofNullable(contracts.get(id));
    }

    @Override
    public ContractView lock(String id) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("locked outside a transaction");
        }
        locks.incrementAndGet();
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<ContractView> ofMember(String storefront, String member) {
        return contracts.values().stream()
                .filter(one ->
                        one.storefront().equals(storefront) && one.member().equals(member))
                .sorted(Comparator.comparing(ContractView::start).reversed())
                .toList();
    }
}
