package jp.noren.payment.internal.app;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.directdebit.internal.app.DirectDebitProvider;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.sandbox.internal.bank.DebitBank;
import jp.noren.sandbox.internal.bank.DebitBank.RefusedFileException;

/** By direct debit: the strict bank takes our file of Zengin 91 and answers with its own. */
final class PlayedDebits extends PlayedCompany {
    private static final LocalDate CLOSING = LocalDate.of(2026, 11, 30);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 28);

    private final DebitBank bank = new DebitBank(null, bench.clock);
    private String receipt;

    PlayedDebits() {
        DirectDebitProvider.Collector settings = Given.settings(
                DirectDebitProvider.Collector.class,
                Map.of(
                        "originator_code", "9999000001",
                        "originator_name", "カ）ノレン",
                        "bank_code", "9999",
                        "bank_name", "ノレンギンコウ",
                        "branch_code", "001",
                        "branch_name", "ホンテン",
                        "account_type", "1",
                        "account_number", "7654321"));
        opens(new DirectDebitProvider(settings, Given.context()));
    }

    /** @param account 999000N fails with result N */
    private void filed(String account) {
        Mandate mandate = new Mandate("C-1", "9999", "ﾃｽﾄｷﾞﾝｺｳ", "002", "ｼﾌﾞﾔ", 1, account, "ﾔﾏﾀﾞ ﾀﾛｳ", true);
        buy(PRICE, new PaymentSource.DirectDebit(mandate, DAY));
        is(PaymentStatus.AWAITING_COLLECTION);
        byte[] file = bench.collectionDesk().write(SHOP, info().method(), DAY).content();
        try {
            receipt = bank.take(file).id();
        } catch (RefusedFileException e) {
            throw new AssertionError(e.args().toString(), e);
        }
    }

    private void answered() {
        bench.clock.set(DAY.atTime(12, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
        answeredNow();
    }

    private void answeredNow() {
        byte[] results = bank.results(receipt).orElseThrow();
        bench.collectionDesk().read(SHOP, info().method(), DAY, CLOSING, results);
    }

    private void debited(String account) {
        filed(account);
        answered();
    }

    @Override
    void play(Ending ending) {
        switch (ending) {
            case APPROVED -> debited("1234567");
            case PENDING_YES -> late("1234567");
            case PENDING_NO -> late("9990001");
            case EXPIRED -> {
                Mandate mandate = new Mandate("C-1", "9999", "002", 1, "1234567", "ﾔﾏﾀﾞ ﾀﾛｳ", true);
                buy(PRICE, new PaymentSource.DirectDebit(mandate, DAY));
                overdue();
            }
            default -> throw new IllegalArgumentException(ending.title);
        }
    }

    private void overdue() {
        bench.clock.move(Duration.ofDays(34 + 15));
        bench.janitor().run();
        is(PaymentStatus.AWAITING_COLLECTION);
    }

    /** The bank's answer is read only when it has long been missed. */
    private void late(String account) {
        filed(account);
        overdue();
        answeredNow();
    }

    @Override
    List<No> noes() {
        return List.of(
                no("result 1: no funds", "9990001"),
                no("result 2: no account", "9990002"),
                no("result 3: stopped by the payer", "9990003"),
                no("result 4: no mandate", "9990004"),
                no("result 8: stopped by the collector", "9990008"),
                no("result 9: other", "9990009"),
                new No(DeclineReason.REFUSED_BY_PROVIDER, "a Sunday", () -> {
                    Mandate mandate = new Mandate("C-1", "9999", "002", 1, "1234567", "ﾔﾏﾀﾞ ﾀﾛｳ", true);
                    buy(PRICE, new PaymentSource.DirectDebit(mandate, LocalDate.of(2026, 12, 27)));
                }));
    }

    private No no(String how, String account) {
        return new No(DeclineReason.NOT_COLLECTED, how, () -> debited(account));
    }

    @Override
    Line booked() {
        return bank.book().stream().findFirst().map(PlayedDebits::line).orElse(Line.NONE);
    }

    private static Line line(DebitBank.Debit debit) {
        return new Line("result " + debit.result(), "0".equals(debit.result()) ? debit.amount() : 0);
    }

    @Override
    void shut() {
        receipt = null;
    }
}
