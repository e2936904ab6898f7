package jp.noren.payment.tck;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Section 11: the bank's file is read as a whole or not at all, and each deposit meets the transfer it was made for. */
final class DepositChecks {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final String NAME = "ﾔﾏﾀﾞ ﾀﾛｳ";
    private final Subject subject;

    DepositChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        if (!subject.can(Capability.DEPOSITS)) {
            return Stream.empty();
        }
        return List.of(
                subject.test("a file gives back what the bank wrote", this::reads),
                subject.test("the same deposit has the same line key in every file", this::lineKeys),
                subject.test("a bad file is refused with its place, and nothing of it is read", this::badFiles),
                subject.test("exact", () -> meets(0, Yen.ZERO, Deposits.Kind.EXACT)),
                subject.test("one yen short", () -> meets(-1, Yen.ZERO, Deposits.Kind.SHORT)),
                subject.test("one yen over", () -> meets(1, Yen.ZERO, Deposits.Kind.OVER)),
                subject.test("the rest of a short one", () -> meets(-100, Yen.of(100), Deposits.Kind.EXACT)),
                subject.test("a stranger's deposit is nobody's", this::stranger),
                subject.test("a cancelled deposit names the transfer it was for", this::cancelled))
                .stream();
    }

    private List<DepositLine> lines() {
        return List.of(
                new DepositLine(DAY, Yen.of(379), "0000000001 " + NAME, false),
                new DepositLine(DAY, Yen.of(9_999_999), "ｶ)ｸﾗｼ", false),
                new DepositLine(DAY, Yen.of(379), "0000000002 " + NAME, true));
    }

    private List<Deposits.Deposit> read(List<DepositLine> lines) {
        try {
            return subject.provider
                    .readDeposits(subject.author.depositFile(lines))
                    .deposits();
        } catch (Deposits.BadFileException e) {
            throw Report.failure(Guide.DEPOSITS, "a good file to be read", e);
        }
    }

    private void reads() {
        List<DepositLine> lines = lines();
        List<Deposits.Deposit> deposits = read(lines);
        Report.expect(Guide.DEPOSITS, deposits.size() == lines.size(), lines.size() + " deposits", deposits);
        for (int i = 0; i < lines.size(); i++) {
            Deposits.Deposit deposit = deposits.get(i);
            DepositLine line = lines.get(i);
            boolean same = deposit.amount().equals(line.amount())
                    && deposit.date().equals(line.date())
                    && deposit.cancelled() == line.cancelled();
            Report.expect(Guide.DEPOSITS, same, line.toString(), deposit);
        }
    }

    private void lineKeys() {
        List<String> first = keys(read(lines()));
        Report.expect(Guide.DEPOSITS, keys(read(lines())).equals(first), "the keys " + first, keys(read(lines())));
        Set<String> distinct = new HashSet<>(first);
        Report.expect(Guide.DEPOSITS, distinct.size() == first.size(), "a key of its own for each", first);
    }

    private static List<String> keys(List<Deposits.Deposit> deposits) {
        return deposits.stream().map(Deposits.Deposit::lineKey).collect(Collectors.toList());
    }

    private void badFiles() {
        byte[] good = subject.author.depositFile(lines());
        byte[] noise = new byte[good.length];
        new Random(11).nextBytes(noise);
        refused("empty", new byte[0]);
        refused("noise", noise);
        for (int percent : new int[] {1, 10, 50, 75, 90}) {
            refused("cut at " + percent + " %", Arrays.copyOf(good, good.length * percent / 100));
        }
        byte[] twice = Arrays.copyOf(good, good.length * 2 - 1);
        System.arraycopy(good, 1, twice, good.length, good.length - 1);
        refused("with something behind its end", twice);
    }

    private void refused(String what, byte[] file) {
        Object came;
        try {
            came = subject.provider.readDeposits(file);
        } catch (Deposits.BadFileException e) {
            boolean placed = e.recordNumber() >= 0 && e.offset() >= 0;
            Report.expect(Guide.DEPOSITS, placed, "the record and the offset", e);
            SecretAndTextChecks.hasTexts(subject, e.code());
            return;
        } catch (RuntimeException e) {
            came = e;
        }
        throw Report.failure(Guide.DEPOSITS, "a BadFileException for a file that is " + what, came);
    }

    private Deposits.Awaited awaited(String id, Yen received) {
        Outcome.Pending pending = Report.expect(
                Guide.DEPOSITS,
                Outcome.Pending.class,
                "since a transfer is waited for",
                subject.start(subject.newKey()));
        NextAction.Transfer transfer = Report.expect(
                Guide.DEPOSITS, NextAction.Transfer.class, "since a transfer is waited for", pending.action());
        return new Deposits.Awaited(id, transfer.payerReference(), NAME, subject.amount(), received);
    }

    private Deposits.Match match(DepositLine line, List<Deposits.Awaited> awaited) {
        return subject.provider.match(read(List.of(line)).get(0), awaited);
    }

    private static DepositLine line(Deposits.Awaited awaited, Yen amount, boolean cancelled) {
        return new DepositLine(DAY, amount, awaited.payerReference() + " " + NAME, cancelled);
    }

    private void meets(long difference, Yen received, Deposits.Kind kind) {
        Deposits.Awaited mine = awaited("pay_mine", received);
        Yen amount = subject.amount().plus(Yen.of(difference));
        Deposits.Match match = match(line(mine, amount, false), List.of(awaited("pay_other", Yen.ZERO), mine));
        boolean right = match.kind() == kind && match.paymentId().equals(Optional.of("pay_mine"));
        Report.expect(Guide.DEPOSITS, right, kind + " of pay_mine", match);
    }

    private void stranger() {
        DepositLine line = new DepositLine(DAY, subject.amount(), "ｽｽﾞｷ ﾊﾅｺ", false);
        Deposits.Match match = match(line, List.of(awaited("pay_mine", Yen.ZERO)));
        boolean nobody =
                match.kind() == Deposits.Kind.UNMATCHED && match.paymentId().isEmpty();
        Report.expect(Guide.DEPOSITS, nobody, "UNMATCHED", match);
    }

    private void cancelled() {
        Deposits.Awaited mine = awaited("pay_mine", subject.amount());
        Deposits.Match match = match(line(mine, subject.amount(), true), List.of(mine));
        boolean right =
                match.kind() == Deposits.Kind.CANCELLED && match.paymentId().equals(Optional.of("pay_mine"));
        Report.expect(Guide.DEPOSITS, right, "CANCELLED of pay_mine", match);
    }
}
