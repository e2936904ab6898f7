package jp.noren.kernel.health;

import java.util.Map;

/**
 * One thing that an operator looks at.
 *
 * @param name of the thing, lower case: {@code database}, {@code outbox}, {@code provider payment.sbps}
 * @param level whether it needs a look
 * @param words what is so, in English, in one line; when it needs a look, also why and what to do. Never a secret, never personal data
 * @param figures what can be counted: the name of a gauge, with its labels if it has any, to its value, such as
 *     {@code noren_outbox_events} or {@code noren_provider_up{provider="sbps"}}; seconds and bytes, no other unit
 */
public record Sign(String name, Level level, String words, Map<String, Number> figures) {

    /** From well to ill. */
    public enum Level {
        OK,
        /** Works, but somebody should look in the next hours. */
        WARN,
        /** Does not work. */
        FAILED
    }

    public Sign {
        figures = Map.copyOf(figures);
    }

    public static Sign ok(String name, String words, Map<String, Number> figures) {
        return new Sign(name, Level.OK, words, figures);
    }

    public static Sign warn(String name, String words, Map<String, Number> figures) {
        return new Sign(name, Level.WARN, words, figures);
    }

    public static Sign failed(String name, String words, Map<String, Number> figures) {
        return new Sign(name, Level.FAILED, words, figures);
    }
}
