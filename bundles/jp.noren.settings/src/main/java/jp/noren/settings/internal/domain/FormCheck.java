package jp.noren.settings.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.kernel.RefusedException.FieldError;

/** Whether values fit a form: each key is known, each value has its type, stays in its bounds, and nothing that is needed is missing. */
public final class FormCheck {
    private static final int LONGEST = 2_000;
    private static final int MOST = 100;

    private final Form form;
    private final List<FieldError> errors = new ArrayList<>();

    private FormCheck(Form form) {
        this.form = form;
    }

    /**
     * @param given by key; a single value as a list of one
     * @param lists the keys whose values came as a list
     * @param kept secrets that stay as they are without being given
     */
    public static List<FieldError> errors(
            Form form, Map<String, List<String>> given, Set<String> lists, Set<String> kept) {
        FormCheck check = new FormCheck(form);
        given.keySet().stream()
                .filter(key -> form.field(key).isEmpty())
                .forEach(key -> check.note(key, "settings.key-unknown", Map.of()));
        for (Field field : form.fields()) {
            List<String> values = given.getOrDefault(field.key(), List.of());
            if (values.isEmpty()) {
                check.missing(field, kept);
            } else {
                check.values(field, values, lists.contains(field.key()));
            }
        }
        return List.copyOf(check.errors);
    }

    private void missing(Field field, Set<String> kept) {
        if (field.mustBeGiven() && !kept.contains(field.key())) {
            note(field.key(), "settings.value-required", Map.of());
        }
    }

    private void values(Field field, List<String> values, boolean list) {
        if (list != field.isList()) {
            note(field.key(), field.isList() ? "settings.list-wanted" : "settings.single-wanted", Map.of());
            return;
        }
        int most = Math.min(MOST, Math.max(1, Math.abs(field.shape().most())));
        if (values.size() > most) {
            note(field.key(), "settings.too-many-values", Map.of("max", most));
        }
        if (field.mustBeGiven() && values.stream().allMatch(String::isBlank)) {
            note(field.key(), "settings.value-required", Map.of());
            return;
        }
        values.forEach(value -> value(field, value));
    }

    private void value(Field field, String value) {
        if (value.length() > LONGEST) {
            note(field.key(), "settings.value-too-long", Map.of("max", LONGEST));
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            note(field.key(), "settings.value-has-control-characters", Map.of());
        } else {
            typed(field, value);
            chosen(field, value);
        }
    }

    private void typed(Field field, String value) {
        switch (field.shape().type()) {
            case WHOLE -> whole(field, value);
            case DECIMAL -> matching(field, value, "-?[0-9]{1,15}(\\.[0-9]{1,9})?");
            case YES_NO -> matching(field, value, "true|false");
            case TEXT, SECRET -> {}
        }
    }

    private void matching(Field field, String value, String pattern) {
        if (!value.matches(pattern)) {
            note(
                    field.key(),
                    "settings.value-type",
                    Map.of("type", field.shape().type().name()));
        }
    }

    private void whole(Field field, String value) {
        if (!value.matches("-?[0-9]{1,18}")) {
            note(
                    field.key(),
                    "settings.value-type",
                    Map.of("type", field.shape().type().name()));
            return;
        }
        long number = Long.parseLong(value);
        Long min = field.shape().min();
        Long max = field.shape().max();
        if (min != null && number < min) {
            note(field.key(), "settings.value-too-small", Map.of("min", min));
        }
        if (max != null && number > max) {
            note(field.key(), "settings.value-too-large", Map.of("max", max));
        }
    }

    private void chosen(Field field, String value) {
        List<Field.Choice> choices = field.shape().choices();
        if (!choices.isEmpty()
                && choices.stream().noneMatch(choice -> choice.value().equals(value))) {
            String all = choices.stream().map(Field.Choice::value).collect(Collectors.joining(", "));
            note(field.key(), "settings.value-not-a-choice", Map.of("choices", all));
        }
    }

    private void note(String key, String code, Map<String, Object> args) {
        errors.add(new FieldError("/values/" + key.replace("~", "~0").replace("/", "~1"), code, args));
    }
}
