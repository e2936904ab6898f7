package jp.noren.payment.directdebit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.noren.kernel.Yen;
import jp.noren.payment.directdebit.internal.app.DirectDebitProvider.Separator;
import jp.noren.payment.spi.BankText;
import jp.noren.payment.spi.Collections.Answer;
import jp.noren.payment.spi.Collections.Debit;
import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.Deposits.BadFileException;
import jp.noren.payment.spi.Mandate;
import jp.noren.sandbox.internal.bank.DebitBank;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The sandbox's bank takes what is written, to the byte, and what it answers is read; its book agrees")
class PlayedBankTest {
    private static final LocalDate CLOSING = LocalDate.of(2026, 12, 31);
    private static final LocalDate DAY = LocalDate.of(2027, 1, 27);

    private Instant now = Instant.parse("2026-12-30T01:00:00Z");
    private final DebitBank bank = new DebitBank(null, () -> now);

    private static Mandate mandate(int customer, String account, String holder) {
        return new Mandate(Integer.toString(customer), "9999", "", "002", "", 1, account, holder, customer % 2 == 0);
    }

    @ParameterizedTest
    @EnumSource(Separator.class)
    void thereAndBackOverTheTurnOfTheYear(Separator separator) throws Exception {
        DirectDebitProvider provider = Collectors.provider(separator);
        List<Debit> debits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            debits.add(new Debit("pay_" + i, mandate(i, "999000" + i, "ﾔﾏﾀﾞ ﾀﾛｳ"), Yen.of(1000 + i)));
        }
        byte[] request = provider.writeCollection("TANA", DAY, debits).content();
        DebitBank.Receipt receipt = bank.take(request);
        assertThat(receipt.collectOn()).isEqualTo(DAY);
        now = Instant.parse("2027-01-27T01:00:00Z");
        byte[] results = bank.results(receipt.id()).orElseThrow();
        var answers = provider.readCollectionResults(results, debits, CLOSING);
        assertThat(answers.collectOn()).isEqualTo(DAY);
        assertThat(answers.answers())
                .extracting(Answer::result)
                .containsExactly(
                        Result.COLLECTED,
                        Result.NO_FUNDS,
                        Result.NO_ACCOUNT,
                        Result.STOPPED_BY_PAYER,
                        Result.NO_MANDATE,
                        Result.COLLECTED,
                        Result.COLLECTED,
                        Result.COLLECTED,
                        Result.STOPPED_BY_COLLECTOR,
                        Result.OTHER);
        long booked = bank.book().stream()
                .filter(debit -> debit.result().equals("0"))
                .mapToLong(DebitBank.Debit::amount)
                .sum();
        assertThat(answers.answers().stream()
                        .filter(answer -> answer.result() == Result.COLLECTED)
                        .mapToLong(answer -> answer.amount().amount())
                        .sum())
                .isEqualTo(booked);
    }

    /** 2,000 mandates with fixed seeds: the strict bank takes every one that has no faults, so what we call right is right. */
    @Test
    void whatHasNoFaultsTheBankTakes() throws Exception {
        String signs = "アガパヴャーッン゛゜ ・().-AZaz09ノレンカブシキガイシャ株式会社";
        List<Debit> debits = new ArrayList<>();
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder name = new StringBuilder();
            for (int i = 1 + random.nextInt(40); i > 0; i--) {
                name.append(signs.charAt(random.nextInt(signs.length())));
            }
            int customer = seed;
            BankText.of(name.toString())
                    .map(holder -> mandate(customer, "%07d".formatted(customer), BankText.fit(holder, 30)))
                    .filter(mandate -> mandate.faults().isEmpty())
                    .ifPresent(mandate -> debits.add(new Debit("pay_" + customer, mandate, Yen.of(1 + customer))));
        }
        assertThat(debits).hasSizeGreaterThan(100);
        byte[] request =
                Collectors.configured().writeCollection("TANA", DAY, debits).content();
        assertThat(bank.take(request).debits()).isEqualTo(debits.size());
    }

    @Test
    void theAnswerToAnotherRequestIsABadFile() throws Exception {
        DirectDebitProvider provider = Collectors.configured();
        List<Debit> one = List.of(new Debit("pay_1", mandate(1, "0000001", "ｱ"), Yen.of(100)));
        List<Debit> other = List.of(new Debit("pay_2", mandate(2, "0000002", "ｱ"), Yen.of(100)));
        String id =
                bank.take(provider.writeCollection("TANA", DAY, one).content()).id();
        now = Instant.parse("2027-01-27T01:00:00Z");
        byte[] results = bank.results(id).orElseThrow();
        BadFileException refused = catchThrowableOfType(
                BadFileException.class, () -> provider.readCollectionResults(results, other, CLOSING));
        assertThat(refused.code()).isEqualTo("payment.directdebit.unknown-debit");
    }
}
