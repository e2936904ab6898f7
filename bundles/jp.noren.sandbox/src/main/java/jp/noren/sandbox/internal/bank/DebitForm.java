package jp.noren.sandbox.internal.bank;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What may stand in a request to collect, Zengin 91: each byte of the 120 of each record belongs to a field, and each field has its rule. */
final class DebitForm {
    static final int LENGTH = 120;

    /** The file is not what the bank takes; it is sent back as a whole. */
    static final class SentBackException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int record;
        private final int offset;
        private final String what;

        SentBackException(int record, int offset, String what) {
            super("record " + record + ", offset " + offset + ": " + what, null, false, false);
            this.record = record;
            this.offset = offset;
            this.what = what;
        }

        Map<String, Object> args() {
            return Map.of("record", record, "offset", offset, "why", what);
        }
    }

    private record Field(String what, int length, Pattern rule) {}

    private static final String SIGN = "(?:[ｳｶ-ﾄﾊ-ﾎ]ﾞ|[ﾊ-ﾎ]ﾟ|[0-9A-Z().\\- ｱ-ﾝ])";
    private static final String NAME = "(?! )" + SIGN + "+";
    private static final String NAME_OR_NONE = NAME + "| +";

    private static final Map<Character, List<Field>> RECORDS = Map.of(
            '1',
            List.of(
                    field("record", 1, "1"),
                    field("kind", 2, "91"),
                    field("code", 1, "0"),
                    field("originator", 10, "[0-9]+"),
                    field("originator's name", 40, NAME),
                    field("day", 4, "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"),
                    field("bank", 4, "[0-9]+"),
                    field("bank's name", 15, NAME),
                    field("branch", 3, "[0-9]+"),
                    field("branch's name", 15, NAME),
                    field("account type", 1, "[129]"),
                    field("account", 7, "[0-9]+"),
                    field("space", 17, " +")),
            '2',
            List.of(
                    field("record", 1, "2"),
                    field("payer's bank", 4, "[0-9]+"),
                    field("payer's bank's name", 15, NAME_OR_NONE),
                    field("payer's branch", 3, "[0-9]+"),
                    field("payer's branch's name", 15, NAME_OR_NONE),
                    field("space", 4, " +"),
                    field("payer's account type", 1, "[1239]"),
                    field("payer's account", 7, "[0-9]+"),
                    field("holder", 30, NAME),
                    field("amount", 10, "(?!0+$)[0-9]+"),
                    field("new", 1, "[012]"),
                    field("customer number", 20, "[0-9]{20}|(?![0-9]+ *$)[0-9A-Z-]+ *"),
                    field("result", 1, "0"),
                    field("space", 8, " +")),
            '8',
            List.of(
                    field("record", 1, "8"),
                    field("count", 6, "[0-9]+"),
                    field("sum", 12, "[0-9]+"),
                    field("results", 36, "0+"),
                    field("space", 65, " +")),
            '9',
            List.of(field("record", 1, "9"), field("space", 119, " +")));

    private DebitForm() {}

    private static Field field(String what, int length, String rule) {
        return new Field(what, length, Pattern.compile(rule));
    }

    static void check(int number, String record) throws SentBackException {
        int at = 0;
        for (Field field : RECORDS.getOrDefault(record.charAt(0), List.of())) {
            String value = record.substring(at, at + field.length());
            if (!field.rule().matcher(value).matches()) {
                throw new SentBackException(number, at, field.what());
            }
            at += field.length();
        }
        if (at != LENGTH) {
            throw new SentBackException(number, 0, "record");
        }
    }
}
