package jp.noren.payment.internal.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.banktransfer.internal.app.BankTransferProvider;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.sandbox.internal.bank.Bank;

/** By bank transfer: the bank's files, in the Japanese era, are its book. */
final class PlayedTransfers extends PlayedCompany {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final Bank bank = new Bank(0);
    private final List<Bank.Line> account = new ArrayList<>();

    PlayedTransfers() {
        BankTransferProvider.Account settings = Given.settings(
                BankTransferProvider.Account.class,
                Map.of(
                        "bank", "のれん銀行",
                        "branch", "本店(001)",
                        "account_type", "普通",
                        "account_number", Bank.ACCOUNT,
                        "holder", "ノレン(カ"));
        opens(new BankTransferProvider(settings, Given.context()));
    }

    private void order() {
        buy(PRICE, new PaymentSource.BankTransfer());
        is(PaymentStatus.AWAITING_DEPOSIT);
    }

    private void comes(long yen) {
        arrives(yen, false);
    }

    private void isTakenBack(long yen) {
        arrives(yen, true);
    }

    private void arrives(long yen, boolean cancelled) {
        NextAction.Transfer transfer =
                (NextAction.Transfer) bench.only().view().nextAction().orElseThrow();
        Bank.Line line = new Bank.Line(transfer.payerReference() + " ヤマダ タロウ", yen, DAY, cancelled, false);
        account.add(line);
        byte[] file = account.size() % 2 == 1 ? bank.notice(List.of(line), DAY) : bank.statement(List.of(line), DAY);
        bench.importDeposits().handle(Bench.DESK, info().id(), file);
    }

    @Override
    void play(Ending ending) {
        order();
        switch (ending) {
            case APPROVED -> comes(PRICE);
            case PENDING_YES -> {
                comes(PRICE - 2_000);
                is(PaymentStatus.AWAITING_DEPOSIT);
                comes(2_000);
            }
            case PENDING_NO -> {
                comes(PRICE - 2_000);
                isTakenBack(PRICE - 2_000);
                bench.desk().cancel(bench.only().id(), PaymentStatus.CANCELLED);
            }
            case EXPIRED -> bench.hoursGoBy();
            default -> throw new IllegalArgumentException(ending.title);
        }
    }

    @Override
    List<No> noes() {
        return List.of(new No(
                DeclineReason.REFUSED_BY_PROVIDER,
                "no last day to pay",
                () -> buy(PRICE, new PaymentSource.BankTransfer(), null)));
    }

    @Override
    Line booked() {
        if (account.isEmpty()) {
            return Line.NONE;
        }
        long yen = account.stream()
                .mapToLong(line -> line.cancelled() ? -line.amount() : line.amount())
                .sum();
        return new Line(account.size() + (account.size() == 1 ? " line" : " lines"), yen);
    }

    @Override
    String account() {
        return "bank:" + info().id();
    }

    @Override
    void shut() {
        account.clear();
    }
}
