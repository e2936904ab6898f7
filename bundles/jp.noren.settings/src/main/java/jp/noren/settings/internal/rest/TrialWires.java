package jp.noren.settings.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.List;

/** A trial over the wire. */
final class TrialWires {
    private TrialWires() {}

    /**
     * What is to be tried.
     *
     * @param values instead of those that are set; null for these
     * @param amount yen; null for the smallest that makes sense
     * @param confirmLive whether an address that is not this machine's is meant
     */
    record NewTrial(
            JsonNode values,
            Long amount,
            String token,
            String tokenKey,
            String account,
            String lease,
            YearMonth month,
            Boolean confirmLive) {
        /** It may hold secrets and tokens. */
        @Override
        public String toString() {
            return "NewTrial[hidden]";
        }
    }

    /** @param text in the language of the answer */
    record StepView(String step, boolean ok, String code, String text) {}

    record TrialView(boolean passed, long amount, List<StepView> steps) {}
}
