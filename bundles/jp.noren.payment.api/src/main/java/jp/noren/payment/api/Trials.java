package jp.noren.payment.api;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Yen;

/**
 * Tries an instance of a provider out, before buyers come to it: begins a small payment and takes it back. Nothing of it becomes an order, an attempt or a
 * line of the ledger; money is not moved where the provider reserves first, and is given back where it does not.
 */
public interface Trials {

    /**
     * What is to be tried.
     *
     * @param lane whose instance, as its property {@code noren.storefront} says; not a storefront that buyers come to
     * @param storefront for which shop, as the company is told
     * @param key the same on every repeat; at most 34 characters of {@code [0-9A-Za-z_-]}
     * @param amount empty: the smallest that makes sense
     */
    record Trial(String provider, String lane, String storefront, String key, Optional<Yen> amount, Means means) {}

    /**
     * What the method needs; null what it does not.
     *
     * @param token of a card or a wallet, as the company's script in a browser gives it
     * @param account whose points
     * @param lease on whose rent
     */
    record Means(String token, String tokenKey, String account, String lease, YearMonth month) {
        /** It may be a token. */
        @Override
        public String toString() {
            return "Means[hidden]";
        }
    }

    /** What was done. */
    enum Step {
        CONFIGURATION,
        START,
        QUERY,
        CANCEL,
        REFUND
    }

    /**
     * How a step ended.
     *
     * @param ok whether as it should
     * @param code of its text, {@code payment.trial-…}
     * @param args for the text
     */
    record Done(Step step, boolean ok, String code, Map<String, String> args) {
        public Done {
            args = Map.copyOf(args);
        }
    }

    /** Every step in its order; the trial has passed when each is as it should be. */
    record Report(Yen amount, List<Done> steps) {
        public Report {
            steps = List.copyOf(steps);
        }

        public boolean hasPassed() {
            return steps.stream().allMatch(Done::ok);
        }
    }

    /**
     * @throws jp.noren.kernel.RefusedException UNPROCESSABLE when the method needs other means; CONFLICT {@code payment.amount-out-of-range}
     * @throws jp.noren.kernel.gate.ClosedGateException when the instance is not there
     */
    Report run(Trial trial);
}
