package jp.noren.billing.internal.house;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.payment.api.PaymentBills;
import jp.noren.payment.spi.Bills;
import jp.noren.persistence.Transactions;

/** The payment company: answers as it is told, and refuses to be called inside a transaction. */
public final class FakeCompany implements PaymentBills {
    public final List<String> requests = new ArrayList<>();
    public final Set<String> refused = new HashSet<>();
    public boolean silent;
    public boolean printed = true;

    private final Set<String> known = new HashSet<>();
    private final Transactions transactions;

    public FakeCompany(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Asked request(String payment, LocalDate baseDate) {
        outside();
        requests.add(payment + " " + baseDate);
        if (silent) {
            return Asked.LATER;
        }
        if (refused.contains(payment)) {
            return Asked.REFUSED;
        }
        known.add(payment);
        return Asked.ACCEPTED;
    }

    @Override
    public Optional<Bills.Document> fetch(String payment) {
        outside();
        return printed && known.contains(payment)
                ? Optional.of(new Bills.Document(
                        "NP-" + payment,
                        "application/pdf",
                        ("%PDF " + payment).getBytes(StandardCharsets.UTF_8),
                        "かけばらい銀行 本店 普通 7654321 ｶｹﾊﾞﾗｲ",
                        LocalDate.of(2026, 12, 31)))
                : Optional.empty();
    }

    private void outside() {
        if (transactions.isActive()) {
            throw new IllegalStateException("a network call inside a transaction");
        }
    }
}
