package jp.noren.payment.banktransfer.internal.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.noren.kernel.Yen;
import jp.noren.payment.banktransfer.internal.domain.PayerName;
import jp.noren.payment.banktransfer.internal.domain.PayerReference;
import jp.noren.payment.spi.Deposits;

/** Whose deposit it is. When in doubt nobody's: an operator decides. */
final class DepositMatching {
    private static final Deposits.Match NOBODY = new Deposits.Match(Deposits.Kind.UNMATCHED, Optional.empty());

    private DepositMatching() {}

    /** By the reference before the payer's name, whatever the amount; without one by the name, if the amount is exact. */
    static Deposits.Match match(Deposits.Deposit deposit, List<Deposits.Awaited> awaited) {
        if (deposit.lineKey().startsWith(DepositFileReader.CHEQUE_MARK)) {
            return NOBODY;
        }
        Set<String> numbers = PayerReference.in(deposit.payer());
        List<Deposits.Awaited> named = only(awaited, transfer -> numbers.contains(transfer.payerReference()));
        if (named.size() == 1) {
            return meet(deposit, named.get(0));
        }
        String name = PayerName.normalise(deposit.payer());
        List<Deposits.Awaited> likely = only(
                named.isEmpty() ? awaited : named,
                transfer ->
                        isNamed(transfer, name) && expected(deposit, transfer).equals(deposit.amount()));
        return likely.size() == 1 ? meet(deposit, likely.get(0)) : NOBODY;
    }

    private static List<Deposits.Awaited> only(List<Deposits.Awaited> of, Predicate<Deposits.Awaited> which) {
        return of.stream().filter(which).toList();
    }

    private static boolean isNamed(Deposits.Awaited transfer, String name) {
        return transfer.transferName() != null
                && !name.isEmpty()
                && PayerName.normalise(transfer.transferName()).equals(name);
    }

    /** What is still to come; of a deposit that the bank takes back, what had come. */
    private static Yen expected(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        return deposit.cancelled() ? transfer.received() : transfer.amount().minus(transfer.received());
    }

    private static Deposits.Match meet(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        return new Deposits.Match(kind(deposit, transfer), Optional.of(transfer.paymentId()));
    }

    private static Deposits.Kind kind(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        if (deposit.cancelled()) {
            return Deposits.Kind.CANCELLED;
        }
        int difference = deposit.amount().compareTo(expected(deposit, transfer));
        if (difference == 0) {
            return Deposits.Kind.EXACT;
        }
        return difference < 0 ? Deposits.Kind.SHORT : Deposits.Kind.OVER;
    }
}
