package jp.noren.document.internal.wire;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Fills one sheet after the other from the top down. */
final class Pages implements AutoCloseable {
    private static final float TOP = 68;

    private final PDDocument document;
    private final Fonts fonts;
    private Sheet sheet;
    private final String running;
    private int number = 1;
    private float y = TOP;

    /** @param running stands on each page but the first, before its number */
    Pages(PDDocument document, Fonts fonts, String running) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.running = running;
        this.sheet = new Sheet(document, fonts);
    }

    Sheet sheet() {
        return sheet;
    }

    /** The base line on which the next text stands. */
    float y() {
        return y;
    }

    void down(float points) {
        y += points;
    }

    void to(float line) {
        y = line;
    }

    /** Turns the page when what comes next does not fit on this one. */
    void need(float height) throws IOException {
        if (y + height > Sheet.BOTTOM) {
            sheet.close();
            sheet = new Sheet(document, fonts);
            y = TOP;
            number++;
            sheet.right(running + " (" + number + ")", Sheet.RIGHT, TOP - 24, Sheet.Style.SMALL);
        }
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
