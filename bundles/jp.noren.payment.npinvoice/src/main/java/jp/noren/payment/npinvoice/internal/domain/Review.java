package jp.noren.payment.npinvoice.internal.domain;

import java.util.Optional;

/**
 * What the company's review of one transaction says ({@code transactionAuthoriInfo}).
 *
 * @param result of the review
 * @param reason two digits after a no, else empty: for operators only, a member is not told (R120)
 */
public record Review(Result result, String reason) {

    /** {@code transactionAuthoriResult}; 10 and 40 by analogy with the same company's interface for consumers. */
    public enum Result {
        /** 00 */
        OK("00"),
        /** 10: the company wants to look again. */
        PENDING("10"),
        /** 20: 21 overdue debt, 22 above the limit, 24 on the whole. */
        NG("20"),
        /** 40 */
        BEFORE_REVIEW("40");

        private final String code;

        Result(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Result> of(String code) {
            for (Result result : values()) {
                if (result.code.equals(code)) {
                    return Optional.of(result);
                }
            }
            return Optional.empty();
        }
    }

    /** @return empty for a result that is in no table, and for one that contradicts its reason */
    public static Optional<Review> of(String result, String reason) {
        boolean sound = reason.isEmpty() || reason.matches("[0-9]{2}");
        return Result.of(result)
                .filter(known -> sound && (reason.isEmpty() || known == Result.NG))
                .map(known -> new Review(known, reason));
    }

    public boolean isOpen() {
        return result == Result.PENDING || result == Result.BEFORE_REVIEW;
    }

    /** The company's own code of a no: {@code 20-22}. */
    public String code() {
        return reason.isEmpty() ? result.code() : result.code() + "-" + reason;
    }
}
