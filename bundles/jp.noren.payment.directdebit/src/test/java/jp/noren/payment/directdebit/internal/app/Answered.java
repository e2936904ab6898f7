package jp.noren.payment.directdebit.internal.app;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A bank's answer, made of the request's text. Independent of what reads it: it cuts and pastes characters of the file. */
final class Answered {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");

    private final List<String> records = new ArrayList<>();
    private String separator = "\r\n";
    private String eof = "";

    Answered(byte[] request) {
        records.addAll(Arrays.asList(new String(request, SINGLE_BYTE).split("\r\n")));
    }

    /** @param results one character a debit, in the order of the file */
    static Answered of(byte[] request, String results) {
        Answered answered = new Answered(request);
        for (int i = 0; i < results.length(); i++) {
            answered.put(i + 2, 111, results.substring(i, i + 1));
        }
        return answered.total();
    }

    /** @param record from 1 */
    Answered put(int record, int offset, String text) {
        String old = records.get(record - 1);
        records.set(record - 1, old.substring(0, offset) + text + old.substring(offset + text.length()));
        return this;
    }

    Answered repeat(int record) {
        records.add(record - 1, records.get(record - 1));
        return this;
    }

    Answered remove(int record) {
        records.remove(record - 1);
        return this;
    }

    Answered swap(int one, int other) {
        java.util.Collections.swap(records, one - 1, other - 1);
        return this;
    }

    Answered separatedBy(String newSeparator, String newEof) {
        separator = newSeparator;
        eof = newEof;
        return this;
    }

    /** Adds up anew, as a bank would. */
    Answered total() {
        int trailer = records.size() - 1;
        StringBuilder text = new StringBuilder("8");
        for (String which : new String[] {"012348956", "0", "12348956"}) {
            List<String> of = records.stream()
                    .filter(record -> record.startsWith("2") && which.indexOf(record.charAt(111)) >= 0)
                    .toList();
            long sum = of.stream()
                    .mapToLong(record -> Long.parseLong(record.substring(80, 90)))
                    .sum();
            text.append("%06d%012d".formatted(of.size(), sum));
        }
        records.set(trailer - 1, "%-120s".formatted(text));
        return this;
    }

    byte[] bytes() {
        return (String.join(separator, records) + separator + eof).getBytes(SINGLE_BYTE);
    }
}
