package jp.noren.rental.internal.domain;

import java.util.List;
import java.util.Set;
import jp.noren.kernel.Decision;

/**
 * コンビニ払い(atone)/請求書払い(NP)からクレジットカード払いへのご変更: a method is changed only as the storefront's policy names it (R028 to R032).
 *
 * @param named all that the policy names
 */
public record MethodChange(Set<Transition> named) {
    public static final String CARD_CHANGE = "CARD_CHANGE";
    public static final String LEGACY_CARD_CHANGE = "LEGACY_CARD_CHANGE";
    public static final String PAYMENT_METHOD_CHANGE = "PAYMENT_METHOD_CHANGE";
    private static final String NP_IN_POLICIES = "NP_INVOICE";
    private static final String NP = "NP";

    public MethodChange {
        named = Set.copyOf(named);
    }

    /** From one method to another. */
    public record Transition(String from, String to) {

        /** As a policy writes it: the invoice is called by its product there. */
        public static Transition ofPolicy(String from, String to) {
            return new Transition(word(from), word(to));
        }

        private static String word(String method) {
            return NP_IN_POLICIES.equals(method) ? NP : method;
        }
    }

    /**
     * クレジットカード払いからその他の支払い方法へのご変更は恐れ入りますが承れません (R030, R031); the same for whatever is not named (R032).
     *
     * @param present the methods of all contracts that would change
     */
    public Decision decide(List<String> present, String wanted) {
        return present.stream().allMatch(from -> named.contains(new Transition(from, wanted)))
                ? Decision.allowed()
                : Decision.rejected("rental.payment-change-not-allowed");
    }

    /** What a blackout calls the procedure: everything that writes card data (R027). */
    public static String procedure(boolean legacy, List<String> present) {
        if (legacy) {
            return LEGACY_CARD_CHANGE;
        }
        return present.stream().allMatch(Contract.Payer.CARD::equals) ? CARD_CHANGE : PAYMENT_METHOD_CHANGE;
    }
}
