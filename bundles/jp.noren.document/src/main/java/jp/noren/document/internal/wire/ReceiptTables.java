package jp.noren.document.internal.wire;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.document.internal.domain.TaxTotals;
import jp.noren.document.internal.wire.Sheet.Style;
import jp.noren.kernel.Yen;

/** The lines of a receipt and the sums of each rate; amounts end at one edge. */
final class ReceiptTables {
    private static final float ROW = 17;
    private static final float BESIDE = 10;
    private static final float RATE = Sheet.RIGHT - 130;
    private static final float NAMES = RATE - 60 - Sheet.LEFT;

    private final Pages pages;
    private final Words words;

    ReceiptTables(Pages pages, Words words) {
        this.pages = pages;
        this.words = words;
    }

    void lines(List<Receipt.Line> lines) throws IOException {
        head(new String[] {"line", "rate", "base"}, new float[] {Sheet.LEFT + 4, RATE, Sheet.RIGHT - 4});
        for (Receipt.Line line : lines) {
            line(line);
        }
        end();
    }

    private void line(Receipt.Line line) throws IOException {
        List<String> names = pages.sheet().broken(line.name().in("ja"), NAMES, Style.TEXT);
        String beside = words.beside(line.name());
        pages.need(names.size() * 13 + ROW);
        float first = pages.y();
        for (String name : names) {
            pages.sheet().left(name, Sheet.LEFT + 4, pages.y(), Style.TEXT);
            pages.down(13);
        }
        pages.sheet().right(percent(line.taxPercent()), RATE, first, Style.TEXT);
        pages.sheet().right(yen(line.amount()), Sheet.RIGHT - 4, first, Style.TEXT);
        for (String part : pages.sheet().broken(beside, NAMES, Style.SMALL)) {
            pages.sheet().left(part, Sheet.LEFT + 4, pages.y() - 3, Style.SMALL);
            pages.down(BESIDE);
        }
        pages.down(4);
    }

    void rates(TaxTotals totals) throws IOException {
        float[] edges = {Sheet.LEFT + 4, Sheet.LEFT + 250, Sheet.LEFT + 365, Sheet.RIGHT - 4};
        pages.need(ROW * (totals.rates().size() + 4));
        head(new String[] {"rate", "base", "tax", "sum"}, edges);
        for (TaxTotals.Rate rate : totals.rates()) {
            named(edges[0], rate.percent() == 0 ? "untaxed" : "taxed", Map.of("percent", rate.percent()));
            row(edges, rate.base(), rate.tax(), rate.total());
        }
        end();
        Yen base = totals.rates().stream().map(TaxTotals.Rate::base).reduce(Yen.ZERO, Yen::plus);
        named(edges[0], "all", Map.of());
        row(edges, base, totals.total().minus(base), totals.total());
    }

    private void named(float x, String name, Map<String, ?> args) throws IOException {
        float end = pages.sheet().left(words.text(name, args), x, pages.y(), Style.TEXT);
        pages.sheet().left(words.beside(name, args), end + 8, pages.y(), Style.SMALL);
    }

    private void row(float[] edges, Yen... amounts) throws IOException {
        for (int i = 0; i < amounts.length; i++) {
            pages.sheet().right(yen(amounts[i]), edges[i + 1], pages.y(), Style.TEXT);
        }
        pages.down(ROW);
    }

    /** What was given back since, and what remains received; nothing where nothing was. */
    void refund(Yen total, Yen refunded) throws IOException {
        if (refunded.isPositive()) {
            pages.need(ROW * 3);
            pages.down(4);
            sum("refunded", refunded.negated());
            sum("remains", total.minus(refunded));
        }
    }

    private void sum(String name, Yen amount) throws IOException {
        named(Sheet.LEFT + 4, name, Map.of());
        pages.sheet().right(yen(amount), Sheet.RIGHT - 4, pages.y(), Style.TEXT);
        pages.down(ROW);
    }

    /** The first column begins at its edge, the others end at theirs. */
    private void head(String[] names, float[] edges) throws IOException {
        boolean two = !words.beside(names[0]).isEmpty();
        float height = two ? 28 : 18;
        pages.need(height + ROW);
        pages.sheet().shade(Sheet.LEFT, pages.y() - 12, Sheet.RIGHT - Sheet.LEFT, height);
        pages.sheet().left(words.text(names[0]), edges[0], pages.y(), Style.TEXT);
        pages.sheet().left(words.beside(names[0]), edges[0], pages.y() + 11, Style.SMALL);
        for (int i = 1; i < names.length; i++) {
            pages.sheet().right(words.text(names[i]), edges[i], pages.y(), Style.TEXT);
            pages.sheet().right(words.beside(names[i]), edges[i], pages.y() + 11, Style.SMALL);
        }
        pages.down(height + 6);
    }

    private void end() throws IOException {
        pages.sheet().rule(Sheet.LEFT, Sheet.RIGHT, pages.y() - 11, 0.6f);
        pages.down(12);
    }

    private String percent(int percent) {
        return percent == 0 ? words.text("untaxed-short") : words.text("percent", Map.of("percent", percent));
    }

    private String yen(Yen amount) {
        String sign = amount.amount() < 0 ? "-" : "";
        return sign + words.text("yen", Map.of("amount", Math.abs(amount.amount())));
    }
}
