package jp.noren.payment.tck;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** Collects by slips of paper: {@code key,amount} a line, and {@code key,amount,result} for an answer, with month and day before and a sum behind. */
final class SlipProvider implements PaymentProvider {

    /** What newcomers get wrong. */
    enum Bug {
        NONE,
        FORGETS_THE_LAST_DEBIT,
        BELIEVES_ANY_ANSWER,
        THROWS_SOMETHING_ELSE,
        ANOTHER_YEAR
    }

    private final Bug bug;
    private final boolean configured;

    SlipProvider(Bug bug, boolean configured) {
        this.bug = bug;
        this.configured = configured;
    }

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "tally",
                "1.0.0",
                "DIRECT_DEBIT",
                EnumSet.of(Capability.OFFLINE, Capability.COLLECTION_FILE),
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(9_999_999),
                Duration.ZERO);
    }

    @Override
    public List<String> gaps() {
        return configured ? List.of() : List.of("payment.tally.gap-address");
    }

    @Override
    public Outcome start(Requests.Start request) {
        return new Outcome.Pending(request.key(), new NextAction.Collection(LocalDate.of(2026, 12, 28)), null);
    }

    @Override
    public Collections.File writeCollection(String storefront, LocalDate collectOn, List<Collections.Debit> debits) {
        int count = debits.size() - (bug == Bug.FORGETS_THE_LAST_DEBIT ? 1 : 0);
        StringBuilder text = new StringBuilder();
        Yen total = Yen.ZERO;
        for (Collections.Debit debit : debits.subList(0, count)) {
            text.append(debit.key()).append(',').append(debit.amount().amount()).append('\n');
            total = total.plus(debit.amount());
        }
        return new Collections.File("slips", text.toString().getBytes(StandardCharsets.UTF_8), count, total);
    }

    /** The bank's answer, as the author of the contract makes it. */
    static byte[] answer(List<Collections.Debit> debits, LocalDate collectOn) {
        StringBuilder text =
                new StringBuilder(String.format("%02d%02d\n", collectOn.getMonthValue(), collectOn.getDayOfMonth()));
        for (Collections.Debit debit : debits) {
            Collections.Result result =
                    debit == debits.get(0) ? Collections.Result.COLLECTED : Collections.Result.NO_FUNDS;
            text.append(debit.key() + "," + debit.amount().amount() + "," + result + "\n");
        }
        return (text + "sum " + sum(text.toString()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int sum(String text) {
        return text.hashCode();
    }

    @Override
    public Collections.Answers readCollectionResults(byte[] file, List<Collections.Debit> expected, LocalDate closing)
            throws Deposits.BadFileException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("sum ");
        boolean whole = end > 5 && text.substring(end).equals("sum " + sum(text.substring(0, end)) + "\n");
        if (!whole) {
            if (bug == Bug.THROWS_SOMETHING_ELSE) {
                throw new IllegalStateException("bad");
            }
            throw new Deposits.BadFileException(1, 0, "payment.tally.gap-address");
        }
        String[] lines = text.substring(0, end).split("\n");
        Map<String, Collections.Debit> sent = new HashMap<>();
        expected.forEach(debit -> sent.put(debit.key(), debit));
        List<Collections.Answer> answers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] f = lines[i].split(",");
            if (!sent.containsKey(f[0]) && bug != Bug.BELIEVES_ANY_ANSWER) {
                throw new Deposits.BadFileException(i + 1, 0, "payment.tally.gap-address");
            }
            answers.add(new Collections.Answer(
                    f[0], i + 1, Yen.of(Long.parseLong(f[1])), Collections.Result.valueOf(f[2])));
        }
        int month = Integer.parseInt(lines[0].substring(0, 2));
        int year = closing.getYear() + (month < closing.getMonthValue() || bug == Bug.ANOTHER_YEAR ? 1 : 0);
        LocalDate day = LocalDate.of(year, month, Integer.parseInt(lines[0].substring(2, 4)));
        return new Collections.Answers(day, answers);
    }
}
