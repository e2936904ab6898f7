package jp.noren.rental.internal.rest;

import java.util.List;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.rental.internal.domain.Consequence;

/**
 * Something that happens when an application is filed.
 *
 * @param code what the filing repeats in {@code acknowledged}
 * @param text in the reader's language
 * @param args the values in it
 * @param acknowledge whether the filing needs it among {@code acknowledged}
 */
public record ConsequenceWire(String code, String text, Map<String, Object> args, boolean acknowledge) {

    static List<ConsequenceWire> of(List<Consequence> consequences, Messages messages, String language) {
        return consequences.stream()
                .map(one -> new ConsequenceWire(
                        one.code(), messages.text(language, one.code(), one.args()), one.args(), one.acknowledge()))
                .toList();
    }
}
