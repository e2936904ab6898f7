package jp.noren.i18n.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/** A language of the house, and how it writes numbers, money and days. The patterns are our own, so that no Java release changes a bill. */
public enum Language {
    JA(',', "%s円", "uuuu年M月d日", "uuuu年M月", "uuuu年M月d日 HH:mm"),
    EN(',', "¥%s", "d MMMM uuuu", "MMMM uuuu", "d MMMM uuuu HH:mm 'JST'"),
    VI('.', "%s yên", "d/M/uuuu", "M/uuuu", "d/M/uuuu HH:mm 'JST'");

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final char grouping;
    private final String yen;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;
    private final DateTimeFormatter minute;

    Language(char grouping, String yen, String day, String month, String minute) {
        this.grouping = grouping;
        this.yen = yen;
        this.day = DateTimeFormatter.ofPattern(day, Locale.ENGLISH);
        this.month = DateTimeFormatter.ofPattern(month, Locale.ENGLISH);
        this.minute = DateTimeFormatter.ofPattern(minute, Locale.ENGLISH);
    }

    /** {@code ja}, {@code en} or {@code vi}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> of(String code) {
        return Stream.of(values()).filter(l -> l.code().equals(code)).findFirst();
    }

    /** A value as a reader of this language expects it; instants in Japan's time. */
    public String render(Object value) {
        if (value instanceof Yen amount) {
            return amount.amount() < 0 ? "-" + render(amount.negated()) : yen.formatted(grouped(amount.amount()));
        }
        if (value instanceof Long || value instanceof Integer) {
            return grouped(((Number) value).longValue());
        }
        if (value instanceof LocalDate date) {
            return day.format(date);
        }
        if (value instanceof YearMonth yearMonth) {
            return month.format(yearMonth);
        }
        if (value instanceof Instant instant) {
            return minute.format(instant.atZone(JAPAN));
        }
        return value instanceof LocalizedText text ? text.in(code()) : String.valueOf(value);
    }

    /** By hand: a formatter's general means cost more than all the rest of a text. */
    private String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int i = text.length() - 3; i > first; i -= 3) {
            text.insert(i, grouping);
        }
        return text.toString();
    }
}
