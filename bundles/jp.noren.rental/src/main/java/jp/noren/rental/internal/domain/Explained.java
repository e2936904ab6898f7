package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.util.Map;

/**
 * Why an operation is possible on a day, or is not.
 *
 * @param rule the requirement that decides
 * @param code its text
 * @param next the first day from then on that it is possible; null when it never will be
 */
public record Explained(
        String operation, boolean allowed, String rule, String code, Map<String, Object> args, LocalDate next) {
    public Explained {
        args = Map.copyOf(args);
    }
}
