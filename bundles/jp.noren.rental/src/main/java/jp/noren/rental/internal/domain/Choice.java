package jp.noren.rental.internal.domain;

import java.util.List;

/** What an applicant chooses from the catalogue; the plan-change form asks the same as a new application (R061). */
public record Choice(String plan, String course, List<String> options) {
    public Choice {
        options = options == null ? List.of() : List.copyOf(options);
    }
}
