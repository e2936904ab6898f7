package jp.noren.settings.internal.domain;

import java.util.List;
import jp.noren.kernel.LocalizedText;

/**
 * One setting of a provider.
 *
 * @param key as the provider's configuration names it; a secret's often begins with a dot
 * @param description may be empty
 * @param initial what holds when nothing is written; empty where the provider has nothing of its own
 */
public record Field(String key, LocalizedText name, LocalizedText description, Shape shape, List<String> initial) {
    public Field {
        initial = List.copyOf(initial);
    }

    /**
     * What fits.
     *
     * @param required whether the provider cannot do without a value
     * @param most how many values at most; 0 for one single value, not in a list
     * @param choices what can be chosen from; empty: anything
     * @param min smallest number, or null
     * @param max largest number, or null
     */
    public record Shape(ValueType type, boolean required, int most, List<Choice> choices, Long min, Long max) {
        public Shape {
            choices = List.copyOf(choices);
        }
    }

    /** One of several values. */
    public record Choice(String value, LocalizedText label) {}

    public boolean isSecret() {
        return shape.type() == ValueType.SECRET;
    }

    public boolean isList() {
        return shape.most() != 0;
    }

    /** Whether somebody has to write a value. */
    public boolean mustBeGiven() {
        return shape.required() && initial.isEmpty();
    }
}
