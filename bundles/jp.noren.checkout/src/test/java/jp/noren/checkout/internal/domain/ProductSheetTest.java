package jp.noren.checkout.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductSheetTest {
    private static final String HEADER = "code,kind,name_ja,price_ex_tax,stock,min_quantity,max_quantity,tax_percent\n";
    private static final String GOOD = "A,GOODS,品,105,5,1,9,10\n";

    private static ProductSheet.Reading read(String text) {
        return ProductSheet.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(String text) {
        ProductSheet.Reading reading = read(text);
        return reading.errors().stream()
                .map(error -> error.code().substring("checkout.csv-".length()) + " "
                        + error.args().get("line") + " " + error.args().get("column"))
                .map(String::strip)
                .toList();
    }

    @Test
    @DisplayName("R153: a plan is read with its cancellation terms")
    void readsPlans() {
        ProductSheet.Reading reading = read(Shelf.TANA);
        assertThat(reading.errors()).isEmpty();
        ProductDraft kiroku = reading.drafts().get(2);
        assertThat(kiroku.code()).isEqualTo("KIROKU-Y");
        assertThat(kiroku.terms().orElseThrow().noticeDays()).isEqualTo(60);
        assertThat(kiroku.terms().orElseThrow().text().in("en"))
                .isEqualTo("60 days before the term ends, no refund in the term.");
        assertThat(kiroku.sale().cycle()).isEqualTo(Product.BillingCycle.ANNUAL);
        assertThat(reading.drafts().get(0).sale().limits()).isEqualTo(new QuantityLimits(3, 500));
    }

    @Test
    void readsGoods() {
        ProductDraft draft = read(Shelf.KURA).drafts().get(0);
        assertThat(draft.sale().unitPrice()).isEqualTo(Yen.of(105));
        assertThat(draft.sale().taxRate()).isEqualTo(TaxRate.STANDARD);
        assertThat(draft.stock()).contains(50);
        assertThat(draft.description().name().in("vi")).isEqualTo("Nhãn dán noren, nhỏ");
        assertThat(draft.terms()).isEmpty();
    }

    @Test
    void readsWithAndWithoutMarkAndWithAnyLineEnd() {
        assertThat(read("\uFEFF" + HEADER + GOOD).errors()).isEmpty();
        assertThat(read((HEADER + GOOD).replace("\n", "\r\n")).drafts()).hasSize(1);
        assertThat(read(HEADER + "\n" + GOOD.strip()).drafts()).hasSize(1);
    }

    @Test
    void readsQuotedCells() {
        String name = "暖簾, \"\"大\"\"\n二行目";
        ProductSheet.Reading reading =
                read(HEADER + GOOD + "B,GOODS,\"" + name + "\",1,1,1,1,8\nC,GOODS,x,0,1,1,1,8\n");
        assertThat(reading.drafts().get(1).description().name().in("ja")).isEqualTo("暖簾, \"大\"\n二行目");
        assertThat(reading.errors())
                .singleElement()
                .extracting(FieldError::pointer)
                .isEqualTo("/lines/5/price_ex_tax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,GOODS,品,10.5,5,1,9,10 | not-a-number-between 2 price_ex_tax",
                "A,GOODS,品,-1,5,1,9,10 | not-a-number-between 2 price_ex_tax",
                "A,GOODS,品,１０５,5,1,9,10 | not-a-number-between 2 price_ex_tax",
                "A,GOODS,品,0,5,1,9,10 | not-a-number-between 2 price_ex_tax",
                "A,GOODS,品,999999999,5,1,9,10 | not-a-number-between 2 price_ex_tax",
                "A,GOODS,品,,5,1,9,10 | missing 2 price_ex_tax",
                "A,GOODS,,105,5,1,9,10 | missing 2 name_ja",
                ",GOODS,品,105,5,1,9,10 | missing 2 code",
                "A B,GOODS,品,105,5,1,9,10 | code-form 2 code",
                "A,THING,品,105,5,1,9,10 | not-one-of 2 kind",
                "A,GOODS,品,105,5,1,9,7 | not-one-of 2 tax_percent",
                "A,GOODS,品,105,5,9,1,10 | max-below-min 2 max_quantity",
                "A,GOODS,品,105,5,1,9 | cell-count 2",
                "A,GOODS,品,105,many,1,9,10 | not-a-number-between 2 stock"
            })
    void namesLineAndColumnOfAFault(String row, String error) {
        assertThat(errors(HEADER + row + "\n")).containsExactly(error);
    }

    @Test
    @DisplayName("R153: a plan without cancellation terms is refused, and so is one with a stock")
    void needsTermsForPlans() {
        assertThat(errors(HEADER + "A,PLAN,品,105,5,1,9,10\n"))
                .containsExactlyInAnyOrder("missing 2 terms_ja", "plan-has-no-stock 2 stock");
    }

    @Test
    void refusesWhatTheHeaderShouldNotSay() {
        assertThat(errors("code,kind,name_ja,price\nA,GOODS,x,1\n"))
                .containsExactly("unknown-column 1 price", "column-missing 1 price_ex_tax");
        assertThat(errors("code,code,kind,name_ja,price_ex_tax\nA,A,GOODS,x,1\n"))
                .containsExactly("unknown-column 1 code");
        assertThat(errors(HEADER)).containsExactly("empty 1 code");
        assertThat(errors("")).containsExactly("empty 1 code");
    }

    @Test
    void refusesACodeThatStandsTwice() {
        assertThat(errors(HEADER + GOOD + GOOD)).containsExactly("code-twice 3 code");
    }

    @Test
    void refusesBrokenQuotes() {
        assertThat(errors(HEADER + GOOD + "B,GOODS,\"x,1,1,1,1,10\n")).containsExactly("quote-open 3");
        assertThat(errors(HEADER + "B,GOODS,\"x\"y,1,1,1,1,10\n")).containsExactly("text-after-quote 2");
    }

    @Test
    void refusesAnotherEncodingAndNamesTheLine() {
        byte[] shiftJis = (HEADER + GOOD).getBytes(Charset.forName("Shift_JIS"));
        ProductSheet.Reading reading = ProductSheet.read(shiftJis);
        assertThat(reading.drafts()).isEmpty();
        assertThat(reading.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("checkout.csv-not-utf8");
            assertThat(error.args()).containsEntry("line", "2");
        });
    }

    @Test
    void stopsCountingAtAHundredErrors() {
        assertThat(read(HEADER + "A,GOODS,品,x,5,1,9,10\n".repeat(300)).errors()).hasSize(100);
    }
}
