package jp.noren.settings.internal.domain;

import java.util.List;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;

/** All that can be set at a provider, in the provider's order. */
public record Form(LocalizedText name, LocalizedText description, List<Field> fields) {
    public Form {
        fields = List.copyOf(fields);
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    public List<Field> secrets() {
        return fields.stream().filter(Field::isSecret).toList();
    }
}
