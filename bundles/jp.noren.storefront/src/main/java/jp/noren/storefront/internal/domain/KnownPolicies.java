package jp.noren.storefront.internal.domain;

import java.util.Map;
import java.util.Optional;

/** What kind of value the policies have that capabilities of the house read. Others are kept as they are: a capability of tomorrow may want them. */
public final class KnownPolicies {

    /** Kind of a value. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A day of the month, 1 to 31. */
        DAY,
        FLAG,
        LIST,
        /** Days of the month in which something may be filed: {@code {"fromDay":1,"toDay":15}}. */
        WINDOW,
        /** Hours of a day of the month in which something may not be filed. */
        BLACKOUTS,
        /** Changes that are allowed, from one word to another. */
        TRANSITIONS
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("profileChange", Kind.TEXT),
            Map.entry("cancellation", Kind.TEXT),
            Map.entry("termsVersion", Kind.TEXT),
            Map.entry("fulfilWhen", Kind.TEXT),
            Map.entry("transferFeePaidBy", Kind.TEXT),
            Map.entry("passwordResetLinkMinutes", Kind.NUMBER),
            Map.entry("firstPasswordValidDays", Kind.NUMBER),
            Map.entry("transferDueDays", Kind.NUMBER),
            Map.entry("quoteValidDays", Kind.NUMBER),
            Map.entry("creditHoldTimeoutDays", Kind.NUMBER),
            Map.entry("affiliateReviewSiteNeedsOwnRegistration", Kind.FLAG),
            Map.entry("checkoutPayments", Kind.LIST),
            Map.entry("accountPayments", Kind.LIST),
            Map.entry("inquiryCategories", Kind.LIST),
            Map.entry("inquiryCategoriesWithOrder", Kind.LIST),
            Map.entry("invoiceIssueBusinessDays", Kind.NUMBER),
            Map.entry("debitDay", Kind.NUMBER),
            Map.entry("debitSetupExpectedMonths", Kind.NUMBER),
            Map.entry("npMemberTypes", Kind.LIST),
            Map.entry("cardBrands", Kind.LIST),
            Map.entry("cardInstallments", Kind.LIST),
            Map.entry("receiptMethods", Kind.LIST),
            Map.entry("planChangeWindow", Kind.WINDOW),
            Map.entry("supportWindow", Kind.WINDOW),
            Map.entry("cancelThisMonthUntilDay", Kind.DAY),
            Map.entry("settlementDay", Kind.DAY),
            Map.entry("returnDueDayOfNextMonth", Kind.DAY),
            Map.entry("depositTermMonths", Kind.NUMBER),
            Map.entry("premiumLossTheftStartsAfterMonths", Kind.NUMBER),
            Map.entry("supportOperationsPerContract", Kind.NUMBER),
            Map.entry("supportLateJoin", Kind.FLAG),
            Map.entry("blackouts", Kind.BLACKOUTS),
            Map.entry("paymentTransitions", Kind.TRANSITIONS));

    private KnownPolicies() {}

    /** Nothing for a policy that may be of any kind. */
    public static Optional<Kind> kindOf(String key) {
        return Optional.ofNullable(KINDS.get(key));
    }
}
