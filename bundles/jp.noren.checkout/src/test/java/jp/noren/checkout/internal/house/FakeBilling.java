package jp.noren.checkout.internal.house;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.billing.api.CreditLines;
import jp.noren.billing.api.Receivables;
import jp.noren.checkout.internal.wire.BillingGate;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;

/**
 * Billing as far as orders see it. What is taken from a line stands in a table of the test's, by conditional updates, so that races and rollbacks are
 * those of the real one; a claim counts once its transaction has committed.
 */
public final class FakeBilling implements CreditLines, Receivables {
    public final List<Claim> claims = new CopyOnWriteArrayList<>();
    private final Map<String, Yen> limits = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final Sql sql;

    FakeBilling(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    public void limit(String member, long yen) {
        limits.put(member, Yen.of(yen));
        sql.insertIfAbsent(
                "insert into checkout.cart_lines (member, product, quantity) values (?, ?, ?)",
                line(member),
                "used",
                0);
    }

    /** Installs billing. */
    public void arrive(BillingGate gate) {
        gate.bindLines(this);
        gate.bindReceivables(this);
    }

    public void leave(BillingGate gate) {
        gate.unbindLines(this);
        gate.unbindReceivables(this);
    }

    private static String line(String member) {
        return "line:" + member;
    }

    private void requireTransaction() {
        if (!transactions.isActive()) {
            throw new IllegalStateException("billing is told outside the order's transaction");
        }
    }

    @Override
    public boolean reserve(String storefront, String member, String order, Yen amount) {
        requireTransaction();
        boolean taken = sql.update(
                        "update checkout.cart_lines set quantity = quantity + ? where member = ? and product = 'used'"
                                + " and quantity + ? <= ?",
                        (int) amount.amount(),
                        line(member),
                        (int) amount.amount(),
                        (int) limits.getOrDefault(member, Yen.ZERO).amount())
                == 1;
        if (taken) {
            sql.update(
                    "insert into checkout.cart_lines (member, product, quantity) values (?, ?, ?)", order, member, (int)
                            amount.amount());
        }
        return taken;
    }

    @Override
    public void free(String order) {
        requireTransaction();
        sql.first(
                        "select product, quantity from checkout.cart_lines where member = ?",
                        row -> Map.entry(row.getString(1), row.getInt(2)),
                        order)
                .ifPresent(taken -> {
                    sql.update(
                            "update checkout.cart_lines set quantity = quantity - ? where member = ? and product = 'used'",
                            taken.getValue(),
                            line(taken.getKey()));
                    sql.update("delete from checkout.cart_lines where member = ?", order);
                });
    }

    @Override
    public CreditLines.Line find(String storefront, String member) {
        int used = sql.first(
                        "select quantity from checkout.cart_lines where member = ? and product = 'used'",
                        row -> row.getInt(1),
                        line(member))
                .orElse(0);
        return new CreditLines.Line(limits.getOrDefault(member, Yen.ZERO), Yen.of(used));
    }

    @Override
    public void claim(Claim claim) {
        requireTransaction();
        transactions.afterCommit(() -> claims.add(claim));
    }

    @Override
    public boolean withdraw(String order) {
        throw new UnsupportedOperationException("checkout does not withdraw");
    }
}
