package jp.noren.payment.banktransfer.internal.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.noren.kernel.Yen;
import jp.noren.payment.banktransfer.internal.domain.PayerName;
import jp.noren.payment.banktransfer.internal.domain.PayerReference;
import jp.noren.payment.spi.BankText;
import jp.noren.payment.spi.Deposits;

/** Whose deposit it is. When in doubt nobody's: an operator decides. */
final class DepositMatching {
    private static final Deposits.Match NOBODY = new Deposits.Match(Deposits.Kind.UNMATCHED, Optional.empty());

    private final Set<Yen> fees;

    /** @param fees what banks take for a transfer: a deposit that is short by one of them says why */
    DepositMatching(Set<Yen> fees) {
        this.fees = Set.copyOf(fees);
    }

    /** By the reference before the payer's name, whatever the amount; without one by the name, if the amount is exact or lacks a usual fee. */
    Deposits.Match match(Deposits.Deposit deposit, List<Deposits.Awaited> awaited) {
        if (deposit.lineKey().startsWith(DepositFileReader.CHEQUE_MARK)) {
            return NOBODY;
        }
        Set<String> numbers = PayerReference.in(deposit.payer());
        List<Deposits.Awaited> named = only(awaited, transfer -> numbers.contains(transfer.payerReference()));
        if (named.size() == 1) {
            return meet(deposit, named.get(0));
        }
        String name = spelling(deposit.payer());
        List<Deposits.Awaited> fitting = only(
                named.isEmpty() ? awaited : named,
                transfer -> isExact(deposit, transfer) || lacksAFee(deposit, transfer));
        List<Deposits.Awaited> his = only(fitting, transfer -> isNamed(transfer, name));
        List<Deposits.Awaited> exact = only(his, transfer -> isExact(deposit, transfer));
        List<Deposits.Awaited> likely = exact.isEmpty() ? his : exact;
        return likely.size() == 1 ? meet(deposit, likely.get(0)) : NOBODY;
    }

    /** One for all ways to write a name, the forms of companies among them. */
    private static String spelling(String name) {
        return PayerName.normalise(BankText.of(name).orElse(name));
    }

    private static boolean isExact(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        return expected(deposit, transfer).equals(deposit.amount());
    }

    private boolean lacksAFee(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        return !deposit.cancelled() && fees.contains(expected(deposit, transfer).minus(deposit.amount()));
    }

    private static List<Deposits.Awaited> only(List<Deposits.Awaited> of, Predicate<Deposits.Awaited> which) {
        return of.stream().filter(which).toList();
    }

    private static boolean isNamed(Deposits.Awaited transfer, String name) {
        return transfer.transferName() != null
                && !name.isEmpty()
                && spelling(transfer.transferName()).equals(name);
    }

    /** What is still to come; of a deposit that the bank takes back, what had come. */
    private static Yen expected(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        return deposit.cancelled() ? transfer.received() : transfer.amount().minus(transfer.received());
    }

    private Deposits.Match meet(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        return new Deposits.Match(kind(deposit, transfer), Optional.of(transfer.paymentId()));
    }

    private Deposits.Kind kind(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        if (deposit.cancelled()) {
            return Deposits.Kind.CANCELLED;
        }
        int difference = deposit.amount().compareTo(expected(deposit, transfer));
        if (difference == 0) {
            return Deposits.Kind.EXACT;
        }
        if (difference > 0) {
            return Deposits.Kind.OVER;
        }
        return lacksAFee(deposit, transfer) ? Deposits.Kind.SHORT_BY_FEE : Deposits.Kind.SHORT;
    }
}
