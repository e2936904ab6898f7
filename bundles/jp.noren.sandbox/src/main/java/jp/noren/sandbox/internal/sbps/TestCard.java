package jp.noren.sandbox.internal.sbps;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A card of the sandbox is a name that says what it does: {@code visa-ok}, {@code jcb-over-limit}, {@code amex-commit-lost-after}. The form is
 * {@code <brand>-<fault>} or {@code <brand>-<step>-<fault>}; without a step the fault is at authorisation.
 *
 * @param name the whole name
 * @param brandCode J V M A D X
 * @param step the step at which it goes wrong
 * @param fault what goes wrong there; null for {@code ok}
 */
record TestCard(String name, String brandCode, String step, Fault fault) {
    static final List<String> STEPS =
            List.of("authorise", "commit", "capture", "cancel", "refund", "query", "3ds", "keep");

    private static final Map<String, String> BRANDS = Map.of(
            "visa", "V", "mastercard", "M", "jcb", "J", "amex", "A", "diners", "D", "unionpay", "X", "discover", "X");

    static Optional<TestCard> parse(String name) {
        int dash = name == null ? -1 : name.indexOf('-');
        String brand = dash < 0 ? null : BRANDS.get(name.substring(0, dash));
        if (brand == null) {
            return Optional.empty();
        }
        String rest = name.substring(dash + 1);
        if (rest.equals("ok")) {
            return Optional.of(new TestCard(name, brand, "none", null));
        }
        int second = rest.indexOf('-');
        String first = second < 0 ? rest : rest.substring(0, second);
        boolean stepped = second > 0 && STEPS.contains(first);
        String step = stepped ? first : "authorise";
        return Fault.parse(stepped ? rest.substring(second + 1) : rest).map(f -> new TestCard(name, brand, step, f));
    }

    Optional<Fault> faultAt(String where) {
        return step.equals(where) ? Optional.ofNullable(fault) : Optional.empty();
    }

    String companyCode() {
        return brandCode.equals("M") ? "99665" : "10035";
    }
}
