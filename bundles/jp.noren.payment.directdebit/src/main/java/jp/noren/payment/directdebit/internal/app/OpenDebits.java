package jp.noren.payment.directdebit.internal.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Collections.Answer;
import jp.noren.payment.spi.Collections.Debit;
import jp.noren.payment.spi.Deposits.BadFileException;
import jp.noren.payment.spi.Mandate;

/**
 * The debits that were asked for, each waiting for one answer. An answer is known by account, customer number and amount; several debits that are the
 * same in all of it are answered in their order.
 */
final class OpenDebits {
    private final Map<ResultReader.Account, List<Debit>> open = new HashMap<>();
    private final Map<ResultReader.Account, List<Yen>> answered = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private int waiting;

    OpenDebits(List<Debit> expected) {
        for (Debit debit : expected) {
            open.computeIfAbsent(account(debit.mandate()), key -> new ArrayList<>())
                    .add(debit);
            waiting++;
        }
    }

    private static ResultReader.Account account(Mandate mandate) {
        return new ResultReader.Account(
                mandate.bankCode(),
                mandate.branchCode(),
                mandate.accountType(),
                mandate.accountNumber(),
                CustomerNumber.bare(mandate.customerNumber()));
    }

    void answer(ResultReader.Line line, Incoming at) throws BadFileException {
        List<Debit> debits = open.get(line.account());
        if (debits == null) {
            throw at.bad(91, "unknown-debit");
        }
        Debit debit = debits.stream()
                .filter(waits -> waits.amount().equals(line.amount()))
                .findFirst()
                .orElseThrow(() -> at.bad(80, isAnswered(line) ? "doubled-answer" : "other-amount"));
        debits.remove(debit);
        answered.computeIfAbsent(line.account(), key -> new ArrayList<>()).add(line.amount());
        answers.add(new Answer(debit.key(), line.record(), line.amount(), line.result()));
        waiting--;
    }

    private boolean isAnswered(ResultReader.Line line) {
        return answered.getOrDefault(line.account(), List.of()).contains(line.amount());
    }

    /** @param trailer the record at which the answers have ended */
    void requireNoneWaiting(Incoming trailer) throws BadFileException {
        if (waiting > 0) {
            throw trailer.bad(1, "missing-answer");
        }
    }

    List<Answer> answers() {
        return answers;
    }
}
