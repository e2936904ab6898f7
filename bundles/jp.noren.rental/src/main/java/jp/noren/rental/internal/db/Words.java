package jp.noren.rental.internal.db;

import java.util.List;
import java.util.stream.Stream;

/** A short list of words in one column. No word holds a comma. */
final class Words {
    private Words() {}

    static String join(List<String> words) {
        return String.join(",", words);
    }

    static List<String> split(String words) {
        return Stream.of(words.split(",")).filter(word -> !word.isEmpty()).toList();
    }
}
