package jp.noren.payment.npinvoice.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceTest {
    private static Invoice.Ordered line(String name, long price, int quantity, int percent) {
        return new Invoice.Ordered(name, Yen.of(price), quantity, percent);
    }

    @Test
    @DisplayName("R122 the tax of a rate is rounded once and is a line of its own; everything adds up")
    void taxOncePerRate() {
        Invoice invoice = Invoice.of(
                        Yen.of(372), List.of(line("a", 111, 1, 10), line("b", 111, 2, 10), line("c", 6, 1, 8)))
                .orElseThrow();
        assertThat(invoice.sums())
                .containsExactly(new Invoice.RateSum(10, Yen.of(366)), new Invoice.RateSum(8, Yen.of(6)));
        assertThat(invoice.details()).extracting(Invoice.Detail::name).containsExactly("a", "b", "c", "消費税（10%）");
        assertThat(invoice.details()).extracting(Invoice.Detail::taxKind).containsExactly("T10", "T10", "T08", "T10");
    }

    @Test
    void whatDoesNotAddUpIsNoInvoice() {
        assertThat(Invoice.of(Yen.of(111), List.of(line("a", 100, 1, 10)))).isEmpty();
        assertThat(Invoice.of(Yen.of(105), List.of(line("a", 100, 1, 5)))).isEmpty();
        assertThat(Invoice.of(Yen.ZERO, List.of(line("a", 100, 0, 10)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11000, 1000, 10", "10800, 800, 8", "5, 0, 10", "4950, 450, 10"})
    @DisplayName("one line for all takes the rate that the tax belongs to")
    void oneLine(long total, long tax, int percent) {
        Invoice invoice = Invoice.ofOne(Yen.of(total), Yen.of(tax), "ご注文");
        assertThat(invoice.sums()).containsExactly(new Invoice.RateSum(percent, Yen.of(total)));
    }

    @Test
    void namesAreCutAndCleaned() {
        Invoice invoice = Invoice.ofOne(Yen.of(11), Yen.of(1), "あ\t𠮷".repeat(60));
        assertThat(invoice.details().get(0).name()).doesNotContain("\t").satisfies(name -> assertThat(
                        name.codePointCount(0, name.length()))
                .isEqualTo(Invoice.LONGEST_NAME));
        assertThat(Invoice.ofOne(Yen.of(11), Yen.of(1), " ").details().get(0).name())
                .isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "106-0047, 03-1234-5678, ''",
        "1060047, 090-1234-5678, ''",
        "1060047, 0120444113, ''",
        "106004, 03-1234-5678, zipCode",
        "1060047, 03-1234-567, telNo",
        "1060047, 9012345678, telNo",
        "'', 0312345678, zipCode"
    })
    @DisplayName("post code and phone go as digits, and are checked before anything is sent")
    void places(String zip, String phone, String flaw) {
        Place place = Place.of("株式会社", null, null, zip, "東京都", phone);
        assertThat(place.flaw().orElse("")).isEqualTo(flaw);
        assertThat(place.person()).isEqualTo("株式会社");
        assertThat(place).hasToString("Place[hidden]");
    }

    @ParameterizedTest
    @CsvSource({"00, '', OK", "10, '', PENDING", "20, 22, NG", "20, '', NG", "40, '', BEFORE_REVIEW"})
    void reviews(String result, String reason, Review.Result expected) {
        assertThat(Review.of(result, reason)).map(Review::result).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"30, ''", "00, 21", "10, 24", "20, 2", "0, ''"})
    @DisplayName("G37 a result that is in no table, or contradicts its reason, is no result")
    void noReviews(String result, String reason) {
        assertThat(Review.of(result, reason)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12345678901-5000, true", "12345678901, false", "-5, false", "a-05, false", "a-1-1, false", ", false"})
    void references(String text, boolean one) {
        assertThat(Reference.parse(text).isPresent()).isEqualTo(one);
    }
}
