package jp.noren.member.internal.domain;

import jp.noren.kernel.Decision;

/** Whether members change their data themselves ({@code SELF}) or through the inquiry form ({@code FORM}, R099, Q22). */
public final class ProfileChangeRule {
    private static final String SELF = "SELF";

    private ProfileChangeRule() {}

    /** @param policy {@code profileChange} of the storefront, in force on the day */
    public static Decision judge(String policy) {
        return SELF.equals(policy) ? Decision.allowed() : Decision.rejected("member.change-by-form");
    }
}
