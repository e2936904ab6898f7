package jp.noren.payment.internal.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** Debits with the simplest of files: a line is {@code key,customer,amount}; an answer {@code key,amount,result}, the first line the day. */
final class FakeCollector implements PaymentProvider {
    int written;

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "collector",
                "1.0.0",
                "DIRECT_DEBIT",
                EnumSet.of(Capability.OFFLINE, Capability.COLLECTION_FILE),
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(9_999_999),
                Duration.ZERO);
    }

    @Override
    public Outcome start(Requests.Start request) {
        PaymentSource.DirectDebit debit = (PaymentSource.DirectDebit) request.source();
        return new Outcome.Pending(request.key(), new NextAction.Collection(debit.collectOn()), null);
    }

    @Override
    public Collections.File writeCollection(String storefront, LocalDate collectOn, List<Collections.Debit> debits) {
        written++;
        String lines = debits.stream()
                .map(d -> d.key() + "," + d.mandate().customerNumber() + ","
                        + d.amount().amount())
                .collect(Collectors.joining("\n", collectOn + "/" + written + "\n", ""));
        Yen total = debits.stream().map(Collections.Debit::amount).reduce(Yen.ZERO, Yen::plus);
        return new Collections.File(
                "debit-" + collectOn + ".txt", lines.getBytes(StandardCharsets.UTF_8), debits.size(), total);
    }

    @Override
    public Collections.Answers readCollectionResults(byte[] file, List<Collections.Debit> expected, LocalDate closing)
            throws Deposits.BadFileException {
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n");
        List<Collections.Answer> answers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] f = lines[i].split(",");
            if (f.length != 3) {
                throw new Deposits.BadFileException(i + 1, 120 * i, "payment.collector.bad-line");
            }
            answers.add(new Collections.Answer(
                    f[0], i + 1, Yen.of(Long.parseLong(f[1])), Collections.Result.valueOf(f[2])));
        }
        return new Collections.Answers(LocalDate.parse(lines[0]).withYear(closing.getYear()), answers);
    }
}
