package jp.noren.rental.internal.app;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;

/** Billing as rental sees it: charges by their key, and what became of deposits. */
final class RentalBilling {
    final Map<String, ContractCharges.Request> added = new ConcurrentHashMap<>();
    final Map<String, ContractCharges.Request> owed = new ConcurrentHashMap<>();
    final List<String> deposits = new CopyOnWriteArrayList<>();
    volatile ContractCharges.State outcome = ContractCharges.State.PAID;
    private final Transactions transactions;

    RentalBilling(Transactions transactions) {
        this.transactions = transactions;
    }

    ContractCharges service() {
        return (ContractCharges) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContractCharges.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "add" -> add((ContractCharges.Request) args[0]);
                    case "owe" -> {
                        owed.put(((ContractCharges.Request) args[0]).key(), (ContractCharges.Request) args[0]);
                        yield add((ContractCharges.Request) args[0]);
                    }
                    case "collect" -> collect((String) args[0]);
                    case "find" -> Optional.empty();
                    case "cancel" -> outcome != ContractCharges.State.PAID;
                    case "depositForfeited", "depositDue", "depositReleased" -> told(method.getName());
                    case "depositTakenOver" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private ContractCharges.Charge add(ContractCharges.Request request) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("charged outside a transaction");
        }
        added.put(request.key(), request);
        return charge(request.key(), ContractCharges.State.OPEN);
    }

    private Object told(String what) {
        deposits.add(what);
        return null;
    }

    private ContractCharges.Charge collect(String charge) {
        if (transactions.isActive()) {
            throw new IllegalStateException("collected inside a transaction");
        }
        return charge(charge, outcome);
    }

    /** An id is at most 31 characters long. */
    private static ContractCharges.Charge charge(String key, ContractCharges.State state) {
        String id = "chg_" + Integer.toHexString(key.hashCode());
        return new ContractCharges.Charge(id, key, Yen.ZERO, state, "CARD", null, null);
    }
}
