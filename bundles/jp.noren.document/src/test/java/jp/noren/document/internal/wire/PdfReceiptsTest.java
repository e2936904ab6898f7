package jp.noren.document.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.document.internal.house.Catalogues;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PdfReceiptsTest {
    private static final Instant FIRST = Instant.parse("2026-11-10T01:00:00Z");
    private static final Instant AGAIN = Instant.parse("2026-11-30T15:00:00Z");
    private static final Issue ONCE = new Issue(1, FIRST, FIRST, Yen.ZERO);

    private final PdfReceipts paper = new PdfReceipts(Catalogues.house());

    private static Receipt.Line line(String ja, String vi, long amount, int percent) {
        return new Receipt.Line(LocalizedText.of(ja, ja, vi), Yen.of(amount), percent);
    }

    private static final List<Receipt.Line> THREE_RATES = List.of(
            line("ルーター 50ギガ", "Bộ phát 50 GB", 2980, 10),
            line("おまとめ13コース", "Gói trả trước 13 tháng", 5_555_555, 10),
            line("防災用飲料水", "Nước uống", 1_234_567, 8),
            line("デポジット", "Tiền cọc", 1_000_000, 0));

    private static Receipt receipt(String name, boolean firm, List<Receipt.Line> lines) {
        LocalizedText shop = LocalizedText.of("そらつなWiFi", "Soratsuna WiFi", "Soratsuna WiFi");
        LocalizedText company = LocalizedText.of("株式会社そらつな", "Soratsuna Inc.", "Công ty Soratsuna");
        return new Receipt(
                "SORA-000123",
                new Receipt.Issuer(shop, company, "T9999900000001"),
                new Receipt.Addressee(name, firm),
                "K-0001",
                LocalDate.of(2026, 10, 25),
                lines);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @DisplayName(
            "R034: the paper says name, amount, tax per rate, day of settlement, description, issuer, registration number and クレジットカード利用")
    void saysWhatAReceiptMustSay() throws IOException {
        String text = text(paper.print(receipt("青山 みどり", false, THREE_RATES), ONCE, "ja"));
        assertThat(text)
                .contains("領収書", "SORA-000123", "青山 みどり　様", "発行日 2026年11月10日", "決済日 2026年10月25日")
                .contains("そらつなWiFi ご利用料金として(契約番号 K-0001)", "備考 クレジットカード利用")
                .contains("10%対象 ¥5,558,535 ¥555,853 ¥6,114,388")
                .contains("8%対象 ¥1,234,567 ¥98,765 ¥1,333,332")
                .contains("対象外(不課税) ¥1,000,000 ¥0 ¥1,000,000")
                .contains("領収金額(税込) ¥8,447,720-", "合計 ¥7,793,102 ¥654,618 ¥8,447,720")
                .contains("株式会社そらつな", "登録番号 T9999900000001")
                .doesNotContain("再発行", "返金");
    }

    @Test
    @DisplayName("R038: a second issue carries 再発行, its day and the same number, and what was given back since")
    void marksASecondIssue() throws IOException {
        Issue second = new Issue(2, FIRST, AGAIN, Yen.of(1000));
        String text = text(paper.print(receipt("青山 みどり", false, THREE_RATES), second, "ja"));
        assertThat(text)
                .contains("再発行", "SORA-000123", "発行日 2026年11月10日", "再発行日 2026年12月1日")
                .contains("返金済額(税込) -¥1,000", "差引領収額(税込) ¥8,446,720");
    }

    @Test
    @DisplayName("R034: for readers of English and Vietnamese their words stand beside the Japanese ones")
    void speaksTwoLanguages() throws IOException {
        String vi = text(paper.print(receipt("Nguyễn Thị Lan", false, THREE_RATES), ONCE, "vi"));
        assertThat(vi).contains("領収書", "Biên lai", "Nguyễn Thị Lan　様", "Ngày thanh toán", "Bộ phát 50 GB", "Tiền cọc");
        String en = text(paper.print(receipt("株式会社かぜの森", true, THREE_RATES), ONCE, "en"));
        assertThat(en).contains("領収書", "Receipt", "株式会社かぜの森　御中", "Date of settlement", "Consumption tax");
    }

    @Test
    @DisplayName("R034: the same receipt, issue and language give the same bytes")
    void givesTheSameBytes() {
        Receipt receipt = receipt("髙﨑 ｱｷﾗ", false, THREE_RATES);
        byte[] once = paper.print(receipt, ONCE, "vi");
        assertThat(new PdfReceipts(Catalogues.house()).print(receipt, ONCE, "vi"))
                .isEqualTo(once);
        assertThat(paper.print(receipt, new Issue(2, FIRST, AGAIN, Yen.ZERO), "vi"))
                .isNotEqualTo(once);
    }

    @Test
    @DisplayName("R034: every face is embedded, as a part of it only")
    void embedsItsFaces() throws IOException {
        byte[] pdf = paper.print(receipt("Nguyễn 髙﨑", false, THREE_RATES), ONCE, "vi");
        assertThat(pdf.length).isLessThan(80_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> faces = new ArrayList<>();
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                faces.add(font.getName());
            }
            assertThat(faces)
                    .allMatch(face -> face.matches("[A-Z]{6}\\+.*"))
                    .anyMatch(face -> face.contains("BIZ"))
                    .anyMatch(face -> face.contains("NotoSans"));
        }
    }

    @Test
    @DisplayName(
            "R034: names with rare letters can be read again; what no face has is 〓, and marks of shape are left out")
    void writesRareLetters() throws IOException {
        String text = text(paper.print(receipt("髙﨑 ｱｷﾗ 𠮷\uDB40\uDD00 葛\uFE00", false, THREE_RATES), ONCE, "ja"));
        assertThat(text).contains("髙﨑 ｱｷﾗ 〓 葛　様");
    }

    @Test
    @DisplayName(
            "R034: amounts of seven digits end at one edge, and nothing leaves the page or runs into what stands beside")
    void keepsItsEdges() throws IOException {
        String name = "株式会社髙﨑インターナショナルホールディングスジャパン東日本法人営業統括本部総務部経理課御担当者";
        byte[] pdf = paper.print(receipt(name, true, THREE_RATES), new Issue(2, FIRST, AGAIN, Yen.of(1)), "en");
        List<Float> ends = new ArrayList<>();
        List<TextPosition> all = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    TextPosition last = positions.get(positions.size() - 1);
                    all.addAll(positions);
                    if (text.matches("-?¥[0-9,]+") && last.getXDirAdj() > 480) {
                        ends.add(last.getXDirAdj() + last.getWidthDirAdj());
                    }
                }
            }.getText(document);
        }
        assertThat(ends).hasSizeGreaterThanOrEqualTo(8);
        assertThat(ends).allSatisfy(end -> assertThat(end).isBetween(535.0f, 536.0f));
        assertThat(all).allSatisfy(at -> {
            assertThat(at.getXDirAdj()).isGreaterThanOrEqualTo(55);
            assertThat(at.getXDirAdj() + at.getWidthDirAdj()).isLessThanOrEqualTo(540);
            assertThat(at.getYDirAdj()).isBetween(30f, 810f);
        });
    }

    @Test
    @DisplayName("R034: many lines take more pages, each with the number")
    void turnsThePage() throws IOException {
        List<Receipt.Line> lines = IntStream.range(0, 60)
                .mapToObj(i -> line("明細 " + i, "Dòng " + i, 1_000_000 + i, 10))
                .toList();
        byte[] pdf = paper.print(receipt("青山 みどり", false, lines), ONCE, "vi");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(document.getNumberOfPages());
            assertThat(last.getText(document)).contains("領収書 SORA-000123 (" + document.getNumberOfPages() + ")");
        }
        assertThat(text(pdf)).contains("明細 0", "明細 59", "登録番号");
    }

    @Test
    @DisplayName("R034: it can be drawn: there is ink on the page")
    void canBeDrawn() throws IOException {
        byte[] pdf = paper.print(receipt("青山 みどり", false, THREE_RATES), ONCE, "ja");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 40);
            long dark = IntStream.range(0, image.getWidth() * image.getHeight())
                    .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFF) < 0x80)
                    .count();
            assertThat(dark).isGreaterThan(200);
        }
    }
}
