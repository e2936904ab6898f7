package jp.noren.rental.internal.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;

/** Billing's side of a return: one charge per key, collected outside of a transaction. */
final class FakeCharges {
    final Map<String, ContractCharges.Request> added = new LinkedHashMap<>();
    final List<String> collected = new ArrayList<>();
    final List<String> released = new ArrayList<>();
    private final Transactions transactions;

    FakeCharges(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Only the calls that rental makes are there; a proxy keeps this test apart from what else the interface gets. */
    ContractCharges service() {
        return (ContractCharges) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContractCharges.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "add" -> add((ContractCharges.Request) args[0]);
                    case "collect" -> collect((String) args[0]);
                    case "depositReleased" -> {
                        required(true);
                        released.add((String) args[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private ContractCharges.Charge add(ContractCharges.Request request) {
        required(true);
        added.putIfAbsent(request.key(), request);
        return charge(request.key(), request);
    }

    private ContractCharges.Charge collect(String charge) {
        required(false);
        collected.add(charge);
        return charge(charge, added.get(charge));
    }

    private void required(boolean inside) {
        if (transactions.isActive() != inside) {
            throw new IllegalStateException("inside a transaction: " + !inside);
        }
    }

    private static ContractCharges.Charge charge(String id, ContractCharges.Request request) {
        return new ContractCharges.Charge(
                id,
                request.account().contract(),
                Yen.ZERO,
                ContractCharges.State.OPEN,
                request.account().method(),
                null,
                null);
    }

    Optional<ContractCharges.Request> of(String prefix) {
        return added.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
