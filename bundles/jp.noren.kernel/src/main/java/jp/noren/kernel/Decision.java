package jp.noren.kernel;

import java.util.Map;

/** What a rule answers: allowed, or rejected with a code and arguments. Never a sentence, never an exception. */
public sealed interface Decision {

    record Allowed() implements Decision {}

    /**
     * @param code stable code in the form {@code <bundle>.<words-with-hyphens>}; the text stands in i18n under the same key
     * @param args values for the placeholders of the text; numbers, strings, dates
     */
    record Rejected(String code, Map<String, Object> args) implements Decision {
        public Rejected {
            args = Map.copyOf(args);
        }
    }

    Allowed ALLOWED = new Allowed();

    static Decision allowed() {
        return ALLOWED;
    }

    static Decision rejected(String code) {
        return new Rejected(code, Map.of());
    }

    static Decision rejected(String code, Map<String, ?> args) {
        return new Rejected(code, Map.copyOf(args));
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /** The first rejection wins; a rule after it is not asked. */
    default Decision and(java.util.function.Supplier<Decision> next) {
        return isAllowed() ? next.get() : this;
    }

    /** Leaves the use case when the rule refused, so that its transaction is rolled back. */
    default void orRefuse(RefusedException.Kind kind) {
        if (this instanceof Rejected rejected) {
            throw new RefusedException(kind, rejected.code(), rejected.args());
        }
    }
}
