package jp.noren.sandbox.internal.sbps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A card of the sandbox is a name that says what it does: {@code visa-ok}, {@code jcb-over-limit}, {@code amex-commit-lost-after}. The form is
 * {@code <brand>-<fault>} or {@code <brand>-<step>-<fault>}; without a step the fault is at authorisation. {@code <brand>-after-<n>-<fault>} pays n times
 * as a customer's card and then goes wrong: for cards that are kept. One that works may say when
 * it expires: {@code visa-ok-202612}.
 *
 * @param name the whole name
 * @param brandCode J V M A D X
 * @param step the step at which it goes wrong
 * @param fault what goes wrong there; null for {@code ok}
 * @param after how often it pays before
 */
record TestCard(String name, String brandCode, String step, Fault fault, int after) {
    static final List<String> STEPS =
            List.of("authorise", "commit", "capture", "cancel", "refund", "query", "3ds", "keep");

    private static final Pattern LATER = Pattern.compile("after-([0-9]{1,3})-(.+)");
    private static final Map<String, String> BRANDS = Map.of(
            "visa", "V", "mastercard", "M", "jcb", "J", "amex", "A", "diners", "D", "unionpay", "X", "discover", "X");

    private static final Pattern WORKS = Pattern.compile("ok(-20[0-9]{2}(0[1-9]|1[0-2]))?");
    private static final String USUAL_EXPIRY = "203012";
    private static final int EXPIRY_DIGITS = 6;

    static Optional<TestCard> parse(String name) {
        int dash = name == null ? -1 : name.indexOf('-');
        String brand = dash < 0 ? null : BRANDS.get(name.substring(0, dash));
        if (brand == null) {
            return Optional.empty();
        }
        String rest = name.substring(dash + 1);
        if (WORKS.matcher(rest).matches()) {
            return Optional.of(new TestCard(name, brand, "none", null, 0));
        }
        Matcher later = LATER.matcher(rest);
        if (later.matches()) {
            int after = Integer.parseInt(later.group(1));
            return Fault.parse(later.group(2)).map(f -> new TestCard(name, brand, "authorise", f, after));
        }
        int second = rest.indexOf('-');
        String first = second < 0 ? rest : rest.substring(0, second);
        boolean stepped = second > 0 && STEPS.contains(first);
        String step = stepped ? first : "authorise";
        return Fault.parse(stepped ? rest.substring(second + 1) : rest).map(f -> new TestCard(name, brand, step, f, 0));
    }

    /** @param times how often its customer was charged with it so far */
    Optional<Fault> faultAt(String where, IntSupplier times) {
        boolean wrong = step.equals(where) && (after == 0 || times.getAsInt() >= after);
        return wrong ? Optional.ofNullable(fault) : Optional.empty();
    }

    /** Year and month. */
    String expires() {
        return name.matches(".*-ok-[0-9]{6}") ? name.substring(name.length() - EXPIRY_DIGITS) : USUAL_EXPIRY;
    }

    /** Twelve stars and four digits that are always the same for a name. */
    String maskedNumber() {
        return "*".repeat(12) + "%04d".formatted(Math.floorMod(name.hashCode(), 10_000));
    }

    String companyCode() {
        return brandCode.equals("M") ? "99665" : "10035";
    }
}
