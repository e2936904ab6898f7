package jp.noren.i18n.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private final TimeZone zone = TimeZone.getDefault();
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreDefaults() {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Yen.of(4950), "4,950円", "¥4,950", "4.950 yên"),
                Arguments.of(Yen.of(-1_234_567), "-1,234,567円", "-¥1,234,567", "-1.234.567 yên"),
                Arguments.of(Yen.ZERO, "0円", "¥0", "0 yên"),
                Arguments.of(1_000L, "1,000", "1,000", "1.000"),
                Arguments.of(7, "7", "7", "7"),
                Arguments.of(LocalDate.of(2026, 11, 10), "2026年11月10日", "10 November 2026", "10/11/2026"),
                Arguments.of(LocalDate.of(2027, 1, 3), "2027年1月3日", "3 January 2027", "3/1/2027"),
                Arguments.of(YearMonth.of(2026, 11), "2026年11月", "November 2026", "11/2026"),
                Arguments.of(
                        Instant.parse("2026-11-10T15:00:00Z"),
                        "2026年11月11日 00:00",
                        "11 November 2026 00:00 JST",
                        "11/11/2026 00:00 JST"),
                Arguments.of(LocalizedText.of("印章", "Seal", "Con dấu"), "印章", "Seal", "Con dấu"),
                Arguments.of("20261110", "20261110", "20261110", "20261110"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesValuesAsItsReadersDo(Object value, String ja, String en, String vi) {
        assertThat(Language.JA.render(value)).isEqualTo(ja);
        assertThat(Language.EN.render(value)).isEqualTo(en);
        assertThat(Language.VI.render(value)).isEqualTo(vi);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void doesNotDependOnTheMachine(String machineZone) {
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        Locale.setDefault(Locale.GERMANY);
        assertThat(Language.JA.render(Instant.parse("2026-12-31T14:59:59Z"))).isEqualTo("2026年12月31日 23:59");
        assertThat(Language.EN.render(Yen.of(1234))).isEqualTo("¥1,234");
        assertThat(Language.EN.render(LocalDate.of(2026, 3, 1))).isEqualTo("1 March 2026");
    }

    @Test
    void areThoseOfTheContractInItsOrder() {
        assertThat(Stream.of(Language.values()).map(Language::code)).isEqualTo(Messages.LANGUAGES);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                12,
                123,
                -123,
                999,
                1000,
                -1000,
                99_999,
                123_456,
                -123_456,
                1_000_000,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void groupsOfThree(long number) {
        assertThat(Language.EN.render(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
        assertThat(Language.VI.render(number))
                .isEqualTo(String.format(Locale.ROOT, "%,d", number).replace(',', '.'));
    }
}
