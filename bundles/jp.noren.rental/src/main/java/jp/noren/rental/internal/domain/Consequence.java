package jp.noren.rental.internal.domain;

import java.util.Map;

/**
 * Something that happens when an application is filed, told before it is.
 *
 * @param code of a text, here or in the catalogue of the part that says it
 * @param args numbers, yen, dates, names
 * @param acknowledge whether the member has to tick it (R049, R058, R063)
 */
public record Consequence(String code, Map<String, Object> args, boolean acknowledge) {
    public Consequence {
        args = Map.copyOf(args);
    }

    public static Consequence told(String code, Map<String, Object> args) {
        return new Consequence("rental.consequence-" + code, args, false);
    }

    public static Consequence ticked(String code, Map<String, Object> args) {
        return new Consequence("rental.consequence-" + code, args, true);
    }
}
