package jp.noren.checkout.internal.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException.FieldError;

/** One row of a catalogue file: its cells by column, and what is wrong with them, by line and column. */
final class SheetRow {
    private static final int LONGEST_SHOWN = 40;

    private final int line;
    private final Map<String, String> cells;
    private final List<FieldError> errors;

    SheetRow(int line, Map<String, String> cells, List<FieldError> errors) {
        this.line = line;
        this.cells = cells;
        this.errors = errors;
    }

    boolean has(String column) {
        return !cell(column).isEmpty();
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    String text(String column, int longest) {
        if (cell(column).length() > longest) {
            wrong(column, "checkout.csv-too-long");
        }
        return cell(column);
    }

    String required(String column, int longest) {
        if (!has(column)) {
            wrong(column, "checkout.csv-missing");
        }
        return text(column, longest);
    }

    /** The Japanese form is the one that must be there; the others stand where they are given. */
    LocalizedText localized(String prefix, int longest) {
        String ja = required(prefix + "_ja", longest);
        String en = text(prefix + "_en", longest);
        String vi = text(prefix + "_vi", longest);
        return LocalizedText.of(ja, en.isEmpty() ? ja : en, vi.isEmpty() ? (en.isEmpty() ? ja : en) : vi);
    }

    long number(String column, long min, long max) {
        if (!has(column)) {
            wrong(column, "checkout.csv-missing");
            return min;
        }
        return number(column, min, min, max);
    }

    /** Whole numbers in digits alone: no sign, no comma, no unit. */
    long number(String column, long otherwise, long min, long max) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            return otherwise;
        }
        long value = cell.matches("[0-9]{1,12}") ? Long.parseLong(cell) : -1;
        if (value < min || value > max) {
            wrong(column, "checkout.csv-not-a-number-between", Map.of("min", min, "max", max));
            return otherwise;
        }
        return value;
    }

    String oneOf(String column, String otherwise, Set<String> words) {
        String word = has(column) ? cell(column).toUpperCase(Locale.ROOT) : otherwise;
        if (!words.contains(word)) {
            wrong(column, "checkout.csv-not-one-of", Map.of("words", String.join(", ", words)));
            return words.iterator().next();
        }
        return word;
    }

    boolean flag(String column, boolean otherwise) {
        return Boolean.parseBoolean(
                oneOf(column, String.valueOf(otherwise).toUpperCase(Locale.ROOT), ProductSheet.YES_OR_NO));
    }

    void wrong(String column, String code) {
        wrong(column, code, Map.of());
    }

    private void wrong(String column, String code, Map<String, Object> more) {
        String cell = cell(column);
        String shown = cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "…" : cell;
        errors.add(ProductSheet.error(line, column, code, shown, more));
    }
}
