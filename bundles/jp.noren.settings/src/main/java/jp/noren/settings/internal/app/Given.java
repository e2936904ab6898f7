package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.settings.internal.domain.Field;
import jp.noren.settings.internal.domain.Form;
import jp.noren.settings.internal.domain.FormCheck;

/**
 * What somebody wants to be set: all that is no secret as it shall be, and the secrets that change.
 *
 * @param values by key; a single value as a list of one; an empty list takes a secret away
 * @param lists the keys whose values came as a list
 */
public record Given(Map<String, List<String>> values, Set<String> lists) {
    public Given {
        values = Map.copyOf(values);
        lists = Set.copyOf(lists);
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "Given" + values.keySet();
    }

    /** @throws RefusedException UNPROCESSABLE with the fields that do not fit */
    void requireFit(Form form, Set<String> secretsBefore) {
        Set<String> kept =
                secretsBefore.stream().filter(key -> !values.containsKey(key)).collect(Collectors.toUnmodifiableSet());
        List<FieldError> errors = FormCheck.errors(form, values, lists, kept);
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
    }

    Map<String, List<String>> plain(Form form) {
        Map<String, List<String>> plain = new TreeMap<>();
        form.fields().stream()
                .filter(field -> !field.isSecret())
                .map(Field::key)
                .filter(key -> !values.getOrDefault(key, List.of()).isEmpty())
                .forEach(key -> plain.put(key, values.get(key)));
        return plain;
    }
}
