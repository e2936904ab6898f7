package jp.noren.billing.internal.domain;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The number people read aloud: storefront, month, and characters that tell nobody how many bills there are. */
public final class BillNumber {
    /** Characters of random text a number needs. */
    public static final int RANDOM_LENGTH = 7;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);

    private BillNumber() {}

    public static String of(String storefront, LocalDate closing, String random) {
        return "B-" + storefront + "-" + MONTH.format(closing) + "-" + random.toUpperCase(Locale.ROOT);
    }
}
