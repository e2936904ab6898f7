package jp.noren.settings.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.LocalizedText;
import jp.noren.settings.internal.domain.Field;
import jp.noren.settings.internal.domain.Form;
import jp.noren.settings.internal.domain.ValueType;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Reads a form out of a bundle's metatype, in the three languages of the house. */
final class FormReader {
    private static final Map<Integer, ValueType> TYPES = Map.of(
            AttributeDefinition.LONG, ValueType.WHOLE,
            AttributeDefinition.INTEGER, ValueType.WHOLE,
            AttributeDefinition.SHORT, ValueType.WHOLE,
            AttributeDefinition.BYTE, ValueType.WHOLE,
            AttributeDefinition.DOUBLE, ValueType.DECIMAL,
            AttributeDefinition.FLOAT, ValueType.DECIMAL,
            AttributeDefinition.BOOLEAN, ValueType.YES_NO,
            AttributeDefinition.PASSWORD, ValueType.SECRET);
    private static final String NO_LANGUAGE = "en";

    private final Map<String, ObjectClassDefinition> byLanguage = new HashMap<>();
    private final Bounds bounds;

    private FormReader(Bundle bundle, MetaTypeInformation information, String pid) {
        for (String language : List.of("ja", NO_LANGUAGE, "vi")) {
            byLanguage.put(language, information.getObjectClassDefinition(pid, language));
        }
        this.bounds = Bounds.of(bundle, plain().getID());
    }

    /** A provider that describes nothing has an empty form. */
    static Form read(Bundle bundle, MetaTypeInformation information, Optional<String> pid) {
        return pid.map(described -> new FormReader(bundle, information, described).form())
                .orElseGet(() -> {
                    LocalizedText name = same(bundle.getSymbolicName());
                    return new Form(name, name, List.of());
                });
    }

    private static LocalizedText same(String text) {
        return LocalizedText.of(text, text, text);
    }

    private ObjectClassDefinition plain() {
        return byLanguage.get(NO_LANGUAGE);
    }

    private Form form() {
        Set<String> required = attributes(plain(), ObjectClassDefinition.REQUIRED)
                .map(AttributeDefinition::getID)
                .collect(Collectors.toUnmodifiableSet());
        List<Field> fields = attributes(plain(), ObjectClassDefinition.ALL)
                .map(attribute -> field(attribute, required.contains(attribute.getID())))
                .toList();
        return new Form(text(ObjectClassDefinition::getName), text(ObjectClassDefinition::getDescription), fields);
    }

    private static Stream<AttributeDefinition> attributes(ObjectClassDefinition definition, int which) {
        AttributeDefinition[] attributes = definition.getAttributeDefinitions(which);
        return attributes == null ? Stream.empty() : Arrays.stream(attributes);
    }

    private Field field(AttributeDefinition attribute, boolean required) {
        String key = attribute.getID();
        ValueType type =
                key.startsWith(".") ? ValueType.SECRET : TYPES.getOrDefault(attribute.getType(), ValueType.TEXT);
        Field.Shape shape = new Field.Shape(
                type,
                required,
                attribute.getCardinality(),
                choices(attribute),
                bounds.min(key, attribute.getType()),
                bounds.max(key, attribute.getType()));
        return new Field(
                key,
                textOf(key, AttributeDefinition::getName),
                textOf(key, AttributeDefinition::getDescription),
                shape,
                initial(attribute));
    }

    private static List<String> initial(AttributeDefinition attribute) {
        String[] values = attribute.getDefaultValue();
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(value -> !value.isBlank()).toList();
    }

    private List<Field.Choice> choices(AttributeDefinition attribute) {
        String[] values = attribute.getOptionValues();
        List<Field.Choice> choices = new ArrayList<>();
        for (int i = 0; values != null && i < values.length; i++) {
            int place = i;
            choices.add(new Field.Choice(
                    values[i], textOf(attribute.getID(), localized -> localized.getOptionLabels()[place])));
        }
        return choices;
    }

    private LocalizedText textOf(String key, Function<AttributeDefinition, String> said) {
        return text(definition -> attributes(definition, ObjectClassDefinition.ALL)
                .filter(attribute -> attribute.getID().equals(key))
                .map(said)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""));
    }

    private LocalizedText text(Function<ObjectClassDefinition, String> said) {
        Map<String, String> texts = new HashMap<>();
        byLanguage.forEach((language, definition) ->
                texts.put(language, decoded(Objects.requireNonNullElse(said.apply(definition), ""))));
        return new LocalizedText(texts);
    }

    /** The framework reads files of texts as Latin 1; ours are UTF-8. A text that was written with escapes stays as it is. */
    static String decoded(String text) {
        if (text.chars().anyMatch(c -> c > 0xFF) || text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
