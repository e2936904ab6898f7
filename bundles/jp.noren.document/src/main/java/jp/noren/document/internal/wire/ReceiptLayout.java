package jp.noren.document.internal.wire;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.document.internal.wire.Sheet.Style;

/** Where everything stands on a receipt (R034): as a Japanese reader expects it, number and day at the right, issuer at the foot. */
final class ReceiptLayout {
    private static final float NAME_WIDTH = 290;
    private static final float FACTS = 110;

    private final Pages pages;
    private final Words words;
    private final Receipt receipt;
    private final Issue issue;

    ReceiptLayout(Pages pages, Words words, Receipt receipt, Issue issue) {
        this.pages = pages;
        this.words = words;
        this.receipt = receipt;
        this.issue = issue;
    }

    void write() throws IOException {
        title();
        numberAndDays();
        addressee();
        amount();
        facts();
        ReceiptTables tables = new ReceiptTables(pages, words);
        tables.lines(receipt.lines());
        tables.rates(receipt.totals());
        tables.refund(receipt.totals().total(), issue.refunded());
        issuer();
    }

    private void title() throws IOException {
        pages.sheet().center(words.text("title"), pages.y(), Style.TITLE);
        pages.sheet().center(words.beside("title"), pages.y() + 15, Style.SMALL);
        if (issue.isAgain()) {
            again();
        }
        pages.down(46);
    }

    private void again() throws IOException {
        String mark = words.text("again");
        float width = pages.sheet().width(mark, Style.AGAIN) + 20;
        pages.sheet().box(Sheet.LEFT, pages.y() - 20, width, 28, Style.AGAIN.color());
        pages.sheet().left(mark, Sheet.LEFT + 10, pages.y(), Style.AGAIN);
        pages.sheet().left(words.beside("again"), Sheet.LEFT, pages.y() + 20, Style.SMALL);
    }

    private void numberAndDays() throws IOException {
        float y = pages.y();
        y = fact("number", receipt.number(), y);
        y = fact("issued-on", day("day", Words.day(issue.firstAt())), y);
        if (issue.isAgain()) {
            fact("issued-again-on", day("day", Words.day(issue.at())), y);
        }
    }

    private float fact(String label, String value, float y) throws IOException {
        float from = Sheet.RIGHT - 150;
        pages.sheet().left(words.text(label), from, y, Style.TEXT);
        pages.sheet().left(words.beside(label), from, y + 9, Style.SMALL);
        pages.sheet().right(value, Sheet.RIGHT, y, Style.TEXT);
        return y + (words.beside(label).isEmpty() ? 16 : 24);
    }

    private String day(String pattern, LocalDate day) {
        return words.text(pattern, Map.of("day", day));
    }

    /** A long name takes several lines, and the word of honour stands behind the last. */
    private void addressee() throws IOException {
        String honour = words.text(receipt.addressee().company() ? "to-company" : "to-person");
        List<String> lines =
                pages.sheet().broken(receipt.addressee().name() + "\u3000" + honour, NAME_WIDTH, Style.NAME);
        pages.down(18);
        for (String line : lines) {
            pages.sheet().left(line, Sheet.LEFT, pages.y(), Style.NAME);
            pages.sheet().rule(Sheet.LEFT, Sheet.LEFT + NAME_WIDTH, pages.y() + 5, 0.6f);
            pages.down(24);
        }
        pages.to(Math.max(pages.y(), 202));
    }

    private void amount() throws IOException {
        float height = 52;
        pages.sheet().shade(Sheet.LEFT, pages.y(), Sheet.RIGHT - Sheet.LEFT, height);
        pages.sheet().rule(Sheet.LEFT, Sheet.RIGHT, pages.y(), 1);
        pages.sheet().rule(Sheet.LEFT, Sheet.RIGHT, pages.y() + height, 1);
        pages.down(33);
        pages.sheet().left(words.text("amount"), Sheet.LEFT + 14, pages.y(), Style.NAME);
        pages.sheet().left(words.beside("amount"), Sheet.LEFT + 14, pages.y() + 13, Style.SMALL);
        String total =
                words.text("total", Map.of("total", receipt.totals().total().amount()));
        pages.sheet().right(total, Sheet.RIGHT - 14, pages.y(), Style.AMOUNT);
        pages.down(46);
    }

    private void facts() throws IOException {
        line("for", words.text("for-what", Map.of("shop", receipt.issuer().shop(), "contract", receipt.contract())));
        line("settled-on", day("day", receipt.settledOn()));
        line("note", words.text("by-card"));
        pages.sheet().left(words.text("received"), Sheet.LEFT, pages.y() + 2, Style.TEXT);
        pages.sheet().left(words.beside("received"), Sheet.LEFT, pages.y() + 12, Style.SMALL);
        pages.down(30);
    }

    private void line(String label, String value) throws IOException {
        pages.sheet().left(words.text(label), Sheet.LEFT, pages.y(), Style.TEXT);
        pages.sheet().left(words.beside(label), Sheet.LEFT, pages.y() + 10, Style.SMALL);
        for (String part : pages.sheet().broken(value, Sheet.RIGHT - Sheet.LEFT - FACTS, Style.TEXT)) {
            pages.sheet().left(part, Sheet.LEFT + FACTS, pages.y(), Style.TEXT);
            pages.down(14);
        }
        pages.down(words.beside(label).isEmpty() ? 4 : 12);
    }

    private void issuer() throws IOException {
        Receipt.Issuer issuer = receipt.issuer();
        float from = Sheet.LEFT + (Sheet.RIGHT - Sheet.LEFT) / 2;
        List<String> company = pages.sheet().broken(issuer.company().in("ja"), Sheet.RIGHT - from, Style.NAME);
        pages.need(19 * company.size() + 44);
        pages.down(26);
        for (String part : company) {
            pages.sheet().left(part, from, pages.y(), Style.NAME);
            pages.down(19);
        }
        pages.sheet().left(issuer.shop().in("ja"), from, pages.y(), Style.TEXT);
        pages.down(15);
        if (issuer.registrationNumber() != null) {
            String number = words.text("registration", Map.of("number", issuer.registrationNumber()));
            pages.sheet().left(number, from, pages.y(), Style.TEXT);
        }
    }
}
