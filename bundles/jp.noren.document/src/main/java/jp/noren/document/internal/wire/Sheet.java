package jp.noren.document.internal.wire;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** One A4 page to write on. Lengths are points; y is counted from the top edge down to the text's base line. */
final class Sheet implements AutoCloseable {
    static final float LEFT = 56;
    static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
    static final float BOTTOM = PDRectangle.A4.getHeight() - 40;

    /** Letters that begin no line by the custom of Japanese printers. */
    private static final String NO_FIRST = "、。,.)」』】ー・ァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々";

    private final Fonts fonts;
    private final PDPageContentStream stream;

    Sheet(PDDocument document, Fonts fonts) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        this.fonts = fonts;
        this.stream = new PDPageContentStream(document, page);
    }

    /** How a text is set. */
    record Style(float size, Color color) {
        static final Color INK = new Color(0x22, 0x22, 0x22);
        static final Color GREY = new Color(0x66, 0x66, 0x66);
        static final Style TITLE = new Style(24, INK);
        static final Style NAME = new Style(15, INK);
        static final Style AMOUNT = new Style(22, INK);
        static final Style TEXT = new Style(10, INK);
        static final Style SMALL = new Style(8, GREY);
        static final Style AGAIN = new Style(15, new Color(0xB0, 0x12, 0x12));
    }

    float width(String text, Style style) throws IOException {
        return fonts.width(text, style.size());
    }

    /** @return where the text ends */
    float left(String text, float x, float y, Style style) throws IOException {
        float at = x;
        stream.setNonStrokingColor(style.color());
        for (Fonts.Run run : fonts.runs(text)) {
            stream.beginText();
            stream.setFont(run.font(), style.size());
            stream.newLineAtOffset(at, up(y));
            stream.showText(run.text());
            stream.endText();
            at += run.width(style.size());
        }
        return at;
    }

    void right(String text, float x, float y, Style style) throws IOException {
        left(text, x - width(text, style), y, style);
    }

    void center(String text, float y, Style style) throws IOException {
        left(text, (LEFT + RIGHT - width(text, style)) / 2, y, style);
    }

    void rule(float from, float to, float y, float thickness) throws IOException {
        stream.setStrokingColor(Style.INK);
        stream.setLineWidth(thickness);
        stream.moveTo(from, up(y));
        stream.lineTo(to, up(y));
        stream.stroke();
    }

    void box(float x, float y, float width, float height, Color color) throws IOException {
        stream.setStrokingColor(color);
        stream.setLineWidth(1.2f);
        stream.addRect(x, up(y + height), width, height);
        stream.stroke();
    }

    void shade(float x, float y, float width, float height) throws IOException {
        stream.setNonStrokingColor(new Color(0xF1, 0xF1, 0xF1));
        stream.addRect(x, up(y + height), width, height);
        stream.fill();
    }

    /** Breaks a text into lines that fit; at blanks where there are any, else anywhere, as Japanese is broken. */
    List<String> broken(String text, float width, Style style) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            line.appendCodePoint(letter);
            if (width(line.toString(), style) > width && line.codePointCount(0, line.length()) > 1) {
                int cut = cut(line);
                lines.add(line.substring(0, cut).stripTrailing());
                line.delete(0, cut);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** After the last blank, unless that leaves the line half empty; else before the letter that was too much. */
    private static int cut(StringBuilder line) {
        int blank = line.lastIndexOf(" ");
        if (blank > line.length() / 2) {
            return blank + 1;
        }
        int whole = line.offsetByCodePoints(line.length(), -1);
        while (whole > line.length() / 2 && NO_FIRST.indexOf(line.codePointAt(whole)) >= 0) {
            whole = line.offsetByCodePoints(whole, -1);
        }
        return whole;
    }

    private static float up(float y) {
        return PDRectangle.A4.getHeight() - y;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
