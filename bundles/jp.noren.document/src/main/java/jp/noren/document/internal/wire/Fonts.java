package jp.noren.document.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The two faces of one document, of which only the letters that occur are embedded: a Japanese one, and a Latin one for what the first lacks, the
 * letters of Vietnamese above all. A text that needs the Latin face has all its Latin letters from it, so that no word changes its face.
 */
final class Fonts {
    /** What stands for a letter that no face has, by the custom of Japanese printers. */
    private static final int GETA = 0x3013;

    private static final int FIRST_OF_EAST_ASIA = 0x2E80;

    private final Face japanese;
    private final Face latin;

    private record Face(TrueTypeFont program, PDType0Font font) {
        static Face load(PDDocument document, String file) throws IOException {
            try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
                TrueTypeFont program = new TTFParser().parse(new RandomAccessReadBuffer(in));
                return new Face(program, PDType0Font.load(document, program, true));
            }
        }

        boolean has(int letter) {
            try {
                return program.getUnicodeCmapLookup().getGlyphId(letter) != 0;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** A piece of a text in one face. */
    record Run(PDType0Font font, String text) {
        float width(float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }

    Fonts(PDDocument document) throws IOException {
        this.japanese = Face.load(document, "BIZUDPGothic-Regular.ttf");
        this.latin = Face.load(document, "NotoSans-Regular.ttf");
    }

    /** The text in pieces, each letter of it in a face that has it. */
    List<Run> runs(String text) {
        int[] letters = Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(letter -> !isSelector(letter) && !Character.isISOControl(letter))
                .toArray();
        boolean needsLatin = false;
        for (int letter : letters) {
            needsLatin |= letter < FIRST_OF_EAST_ASIA && !japanese.has(letter) && latin.has(letter);
        }
        List<Run> runs = new ArrayList<>();
        for (int letter : letters) {
            append(runs, letter, needsLatin);
        }
        return runs;
    }

    /** Marks that choose a shape of the letter before: the faces have one shape each. */
    private static boolean isSelector(int letter) {
        return letter >= 0xFE00 && letter <= 0xFE0F || letter >= 0xE0100 && letter <= 0xE01EF;
    }

    private void append(List<Run> runs, int letter, boolean needsLatin) {
        boolean inLatin = latin.has(letter) && (needsLatin && letter < FIRST_OF_EAST_ASIA || !japanese.has(letter));
        Face face = inLatin ? latin : japanese;
        String piece = Character.toString(face.has(letter) ? letter : GETA);
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).font() == face.font()) {
            runs.set(last, new Run(face.font(), runs.get(last).text() + piece));
        } else {
            runs.add(new Run(face.font(), piece));
        }
    }

    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.width(size);
        }
        return width;
    }
}
