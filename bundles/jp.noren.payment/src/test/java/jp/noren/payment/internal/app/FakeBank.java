package jp.noren.payment.internal.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** Payment by transfer, with the simplest of files: a line is {@code key,date,amount,payer[,cancelled]}; the payer begins with his reference. */
final class FakeBank implements PaymentProvider {
    /** Keys whose reference collides, until they are used up. */
    final List<String> nextReferences = new ArrayList<>();

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "bank",
                "1.0.0",
                "BANK_TRANSFER",
                EnumSet.of(Capability.OFFLINE, Capability.DEPOSITS),
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(9_999_999),
                Duration.ZERO);
    }

    @Override
    public Outcome start(Requests.Start request) {
        String reference = nextReferences.isEmpty() ? request.key().substring(4, 14) : nextReferences.remove(0);
        return new Outcome.Pending(
                reference,
                new NextAction.Transfer(
                        "暖簾銀行", "本店", "普通", "1234567", "ｸﾗｼﾉｸﾗ", reference, request.amount(), request.payBy()),
                null);
    }

    @Override
    public Deposits.File readDeposits(byte[] file) throws Deposits.BadFileException {
        List<Deposits.Deposit> deposits = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).split("\n")) {
            String[] f = line.split(",");
            if (f.length < 4) {
                throw new Deposits.BadFileException(deposits.size() + 1, 0, "payment.bank.bad-line");
            }
            deposits.add(new Deposits.Deposit(
                    f[0],
                    deposits.size() + 1,
                    LocalDate.parse(f[1]),
                    Yen.of(Long.parseLong(f[2])),
                    f[3],
                    f.length > 4));
        }
        return new Deposits.File("test", "1234567", deposits);
    }

    @Override
    public Deposits.Match match(Deposits.Deposit deposit, List<Deposits.Awaited> awaited) {
        Optional<Deposits.Awaited> whose = awaited.stream()
                .filter(a -> deposit.payer().startsWith(a.payerReference()))
                .findFirst();
        Deposits.Kind kind = deposit.cancelled()
                ? Deposits.Kind.CANCELLED
                : whose.map(transfer -> kind(deposit, transfer)).orElse(Deposits.Kind.UNMATCHED);
        return new Deposits.Match(kind, whose.map(Deposits.Awaited::paymentId));
    }

    /** 220 yen is what this bank takes for a transfer. */
    private static Deposits.Kind kind(Deposits.Deposit deposit, Deposits.Awaited transfer) {
        long missing = transfer.amount().amount()
                - transfer.received().amount()
                - deposit.amount().amount();
        return missing == 220 ? Deposits.Kind.SHORT_BY_FEE : Deposits.Kind.EXACT;
    }
}
