package jp.noren.payment.directdebit.internal.app;

import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.directdebit.internal.app.DirectDebitProvider.Separator;
import jp.noren.payment.spi.Collections.Debit;
import jp.noren.payment.spi.Mandate;

/** Providers and debits for tests. 9999 is a bank that does not exist. */
final class Collectors {
    static final LocalDate CLOSING = LocalDate.of(2026, 11, 30);
    static final LocalDate DAY = LocalDate.of(2026, 12, 28);

    private Collectors() {}

    static DirectDebitProvider configured() {
        return provider(Separator.CRLF);
    }

    static DirectDebitProvider provider(Separator separator) {
        return provider(separator, "1234567890", "カ）テスト　ショウジ", "9999", "テストギンコウ", "001", "ホンテン", "1", "1234567");
    }

    static DirectDebitProvider unconfigured() {
        return provider(Separator.CRLF, "", "", "", "", "", "", "", "");
    }

    static Originator originator() {
        return Originator.of(settings(
                Separator.CRLF, "1234567890", "ｶ)ﾃｽﾄ ｼﾖｳｼﾞ", "9999", "ﾃｽﾄｷﾞﾝｺｳ", "001", "ﾎﾝﾃﾝ", "1", "1234567"));
    }

    static DirectDebitProvider provider(Separator separator, String... values) {
        return new DirectDebitProvider(settings(separator, values), "1.0.0");
    }

    private static DirectDebitProvider.Collector settings(Separator separator, String... values) {
        return (DirectDebitProvider.Collector) java.lang.reflect.Proxy.newProxyInstance(
                Collectors.class.getClassLoader(),
                new Class<?>[] {DirectDebitProvider.Collector.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "originator_code" -> values[0];
                    case "originator_name" -> values[1];
                    case "bank_code" -> values[2];
                    case "bank_name" -> values[3];
                    case "branch_code" -> values[4];
                    case "branch_name" -> values[5];
                    case "account_type" -> values[6];
                    case "account_number" -> values[7];
                    case "separator" -> separator;
                    default -> (Class<? extends Annotation>) DirectDebitProvider.Collector.class;
                });
    }

    static Mandate mandate(int customer) {
        return new Mandate(
                Integer.toString(customer),
                "9999",
                "ﾃｽﾄｷﾞﾝｺｳ",
                "002",
                "ｼﾌﾞﾔ",
                1,
                "%07d".formatted(customer),
                "ﾔﾏﾀﾞ ﾀﾛｳ",
                false);
    }

    static Debit debit(int customer, long yen) {
        return new Debit("pay_" + customer, mandate(customer), Yen.of(yen));
    }

    static List<Debit> three() {
        return List.of(debit(1, 3300), debit(2, 550), debit(3, 9_999_999_999L));
    }
}
