package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Choice;

/**
 * What a member asks for; preview and filing take the same.
 *
 * @param kind NEW stands for additional applications too: which it is, the member's contracts tell (R004)
 * @param contract the contract that is to be changed or to end; null for a new one
 * @param choice null for a cancellation
 * @param parts what he chooses of other capabilities, by their words: {@code support} to {@code SUPPORT_PREMIUM}
 * @param start first day of use of a new contract; null where the rule sets it
 * @param method how a new contract is paid; null: the member's own stays
 */
public record Wish(
        Application.Kind kind,
        String contract,
        Choice choice,
        Map<String, String> parts,
        LocalDate start,
        String method) {
    public Wish {
        parts = parts == null ? Map.of() : Map.copyOf(parts);
    }

    public static Wish cancellation(String contract) {
        return new Wish(Application.Kind.CANCELLATION, contract, null, Map.of(), null, null);
    }

    public static Wish planChange(String contract, String plan, String course) {
        Choice choice = new Choice(plan, course, List.of());
        return new Wish(Application.Kind.PLAN_CHANGE, contract, choice, Map.of(), null, null);
    }
}
